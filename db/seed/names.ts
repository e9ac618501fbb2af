// Names for invented people. Any likeness to somebody real is chance.
export const womenNames =
  "Ada Aisha Alma Amara Ana Anneli Beatriz Bridget Camila Carmen Chiara Chloe Dalia Deborah Divya Elena Elif Emily Esperanza Fatima Fiona Freya Gloria Grace Hana Helen Ifeoma Imani Ines Ingrid Irene Jasmine Joan Josephine Kavita Keiko Kim Leila Lena Lucia Mae Maria Maya Mei Miriam Nadia Naomi Nia Nora Olga Paula Priya Rosa Ruth Samira Sarah Shanice Sofia Tara Teresa Thuy Valentina Vera Wanda Yasmin Yuki Zainab Zoe".split(
    " ",
  );
export const menNames =
  "Adrian Ahmed Alan Amir Andre Anton Arjun Ben Bilal Carlos Chen Chidi Colin Daniel David Dmitri Eduardo Elias Emeka Erik Farid Felix Francis Gabriel George Hassan Henry Hugo Ibrahim Isaac Ivan Jamal James Javier Jerome Joon Jorge Kofi Kwame Lars Leo Liam Luis Marco Marcus Mateo Mehmet Miguel Minh Mohan Nathan Nikolai Omar Oscar Patrick Pedro Rafael Ravi Samuel Sanjay Stefan Thomas Tomas Tyrone Victor Viktor Walter Winston Yusuf Zoltan".split(
    " ",
  );
export const familyNames =
  "Abara Acheson Adeyemi Aguilar Akhtar Alvarez Amoah Anderson Aquino Baker Banerjee Bautista Becker Bellamy Benitez Bjornstad Bosch Boateng Brennan Brooks Bui Cabrera Calloway Campbell Castellano Chaudhry Chen Clarke Cohen Cordero Costa Cruz Dasgupta Delgado Demir Diallo Dixon Dominguez Doyle Duarte Eriksen Espinoza Eze Farah Ferreira Fischer Fleming Flores Fontaine Fraser Garza Gebremariam Ghosh Gomez Grant Greene Guerrero Gunawan Haddad Hakimi Hansen Harper Hassan Hernandez Hoang Hoffman Holloway Hossain Hughes Hussein Ivanova Iyer Jackson Jansen Jimenez Johansson Joseph Kamara Kang Kapoor Kaplan Katz Keane Keller Khan Kim Kovacs Kowalski Kumar Laurent Lawson Leclerc Lee Lim Lindqvist Lopez Maldonado Malik Mancini Marek Marino Marsh Martinez Mbeki Mendoza Mensah Meyer Mitchell Mohamud Molina Moreno Morris Moyo Mueller Mukherjee Murphy Navarro Ndiaye Nguyen Nowak Obi Ochoa Okafor Okonkwo Olsen Ortega Osei Owens Pacheco Palmer Park Parker Patel Pereira Petrov Pham Pillai Popescu Quinn Quintero Rahman Ramirez Reddy Reyes Rivera Robinson Romano Rosario Rossi Roy Russo Sahin Salazar Sanders Santos Sato Schmidt Schultz Serrano Shah Sharma Silva Singh Sokolov Solis Soto Suzuki Tahir Takahashi Tamm Tesfaye Thompson Torres Tran Tremblay Turner Ueda Vargas Vasquez Vega Villanueva Vo Walker Wallace Wang Ward Weber Weiss White Wilson Wojcik Wong Wright Yamamoto Yang Yilmaz Young Zapata Zhang Zimmerman".split(
    " ",
  );
