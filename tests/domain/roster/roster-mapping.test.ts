import { expect, test } from "vitest";
import { guessedColumns, likelyFamily, mappingShape } from "#app/domain/roster/roster-mapping.ts";
import { listHeader } from "#tests/support/staff-lists.ts";

test("the columns of an English export are guessed", () => {
  expect(guessedColumns(listHeader)).toEqual({
    number: "Staff No",
    name: ["First name", "Last name"],
    unitCode: "Dept code",
    profession: "Job title",
    unitName: "Department",
    site: "Site",
    email: "E-mail",
    managerNumber: "Manager No",
    roleFamily: null,
    language: "Language",
    leavesOn: "Leaving date",
  });
});

test("the columns of a German export are guessed", () => {
  const header =
    "Personalnummer;Nachname;Vorname;Kostenstelle;Abteilung;Standort;Berufsgruppe;E-Mail-Adresse;Vorgesetztennummer;Sprache;Austrittsdatum";
  expect(guessedColumns(header.split(";"))).toMatchObject({
    number: "Personalnummer",
    name: ["Vorname", "Nachname"],
    unitCode: "Kostenstelle",
    unitName: "Abteilung",
    site: "Standort",
    profession: "Berufsgruppe",
    email: "E-Mail-Adresse",
    managerNumber: "Vorgesetztennummer",
    language: "Sprache",
    leavesOn: "Austrittsdatum",
  });
});

test("a column is guessed once, and what is unlikely stays open", () => {
  expect(guessedColumns(["EMPLOYEE ID", "Name", "Shoe size"])).toMatchObject({
    number: "EMPLOYEE ID",
    name: "Name",
    unitCode: null,
    profession: null,
  });
});

test.each([
  ["Registered nurse", "nursing"],
  ["Diplomierte Gesundheits- und Krankenpflegerin", "nursing"],
  ["Resident, internal medicine", "medical"],
  ["Oberarzt", "medical"],
  ["Medical secretary", "support"],
  ["Paramedic", "allied"],
  ["Laboratory technician", "pharmacy-laboratory"],
  ["Porter", "support"],
  ["Astronaut", null],
])("%s is most likely %s", (profession, family) => {
  expect(likelyFamily(profession)).toBe(family);
});

test("a mapping file with a misspelt field or without a required column is refused", () => {
  const columns = { number: "No", name: "Name", unitCode: "Unit", profession: "Job" };
  const good = { format: "alongside-roster-mapping-1", columns };
  expect(mappingShape.parse(good)).toMatchObject({
    dateOrder: "day-first",
    defaults: { site: "Main site", language: "en" },
  });
  expect(mappingShape.safeParse({ ...good, colums: {} }).success).toBe(false);
  expect(mappingShape.safeParse({ ...good, columns: { ...columns, unitCode: null } }).success).toBe(
    false,
  );
  expect(mappingShape.safeParse({ ...good, roleFamilies: { Porter: "wizards" } }).success).toBe(
    false,
  );
});
