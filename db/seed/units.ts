// The forty units, how many work there, in which roles, and what happens there more often than elsewhere.
import type { RoleFamily } from "#app/domain/roster/staff.ts";

/** What a unit sees more of; it only steers where invented events fall. */
export type UnitKind = "emergency" | "intensive" | "psychiatry" | "theatre" | "ward" | "behind";

export interface InventedUnit {
  code: string;
  name: string;
  site: string;
  kind: UnitKind;
  /** Share of the staff. */
  weight: number;
  /** Here colleagues, managers and the safety office offer support after an event by habit. */
  isReachIn: boolean;
  mix: readonly (readonly [RoleFamily, number])[];
}

const mixes: Record<UnitKind | "pharmacy" | "therapy", InventedUnit["mix"]> = {
  emergency: [
    ["nursing", 62],
    ["medical", 22],
    ["allied", 6],
    ["support", 10],
  ],
  intensive: [
    ["nursing", 66],
    ["medical", 18],
    ["allied", 10],
    ["support", 6],
  ],
  psychiatry: [
    ["nursing", 58],
    ["medical", 14],
    ["allied", 20],
    ["support", 8],
  ],
  theatre: [
    ["nursing", 48],
    ["medical", 34],
    ["allied", 8],
    ["support", 10],
  ],
  ward: [
    ["nursing", 64],
    ["medical", 16],
    ["allied", 10],
    ["support", 10],
  ],
  behind: [
    ["support", 92],
    ["nursing", 4],
    ["allied", 4],
  ],
  pharmacy: [
    ["pharmacy-laboratory", 88],
    ["support", 12],
  ],
  therapy: [
    ["allied", 86],
    ["nursing", 6],
    ["support", 8],
  ],
};

const main = "Main campus";
const river = "Riverside";
const children = "Children's pavilion";

type Row = [name: string, site: string, kind: UnitKind, weight: number, mix?: keyof typeof mixes];

/** Units marked with a star offer support by habit. */
const rows: Row[] = [
  ["Emergency department *", main, "emergency", 190],
  ["Observation unit *", main, "emergency", 60],
  ["Medical intensive care *", main, "intensive", 150],
  ["Surgical intensive care *", main, "intensive", 130],
  ["Cardiac intensive care *", main, "intensive", 90],
  ["Operating theatres *", main, "theatre", 210],
  ["Anaesthesia and recovery *", main, "theatre", 110],
  ["Labour and delivery *", main, "theatre", 120],
  ["Oncology", main, "ward", 110],
  ["Palliative care *", main, "ward", 45],
  ["Cardiology", main, "ward", 120],
  ["Neurology and stroke", main, "ward", 110],
  ["General medicine east", main, "ward", 120],
  ["General medicine west", main, "ward", 120],
  ["General surgery", main, "ward", 115],
  ["Orthopaedics", main, "ward", 100],
  ["Urology and kidney", main, "ward", 80],
  ["Dialysis", main, "ward", 55],
  ["Interventional radiology", main, "theatre", 60],
  ["Imaging", main, "ward", 110, "therapy"],
  ["Pharmacy", main, "ward", 105, "pharmacy"],
  ["Laboratory and blood bank", main, "ward", 120, "pharmacy"],
  ["Physical and occupational therapy", main, "ward", 120, "therapy"],
  ["Social work and chaplaincy", main, "ward", 50, "therapy"],
  ["Admissions and records", main, "behind", 130],
  ["Porters and transport", main, "behind", 90],
  ["Housekeeping", main, "behind", 130],
  ["Kitchens", main, "behind", 70],
  ["Security", main, "behind", 45],
  ["Acute psychiatry *", river, "psychiatry", 110],
  ["Psychiatry of later life", river, "psychiatry", 70],
  ["Addiction medicine", river, "psychiatry", 50],
  ["Urgent care *", river, "emergency", 70],
  ["Rehabilitation", river, "ward", 90],
  ["Care of older people", river, "ward", 100],
  ["Outpatient clinics", river, "ward", 120],
  ["Children's emergency *", children, "emergency", 80],
  ["Neonatal intensive care *", children, "intensive", 120],
  ["Children's ward", children, "ward", 110],
  ["Children's oncology", children, "ward", 60],
];

export const unitsOfHospital: readonly InventedUnit[] = rows.map(
  ([name, site, kind, weight, mix], index) => ({
    code: String(1_000 + index * 10),
    name: name.replace(" *", ""),
    site,
    kind,
    weight,
    isReachIn: name.endsWith("*"),
    mix: mixes[mix ?? kind],
  }),
);

export const professionsOf: Record<RoleFamily, readonly string[]> = {
  nursing: [
    "Registered Nurse",
    "Registered Nurse",
    "Registered Nurse",
    "Licensed Practical Nurse",
    "Nursing Assistant",
    "Nurse Practitioner",
  ],
  medical: ["Attending Physician", "Resident Physician", "Resident Physician", "Fellow Physician"],
  allied: [
    "Physical Therapist",
    "Occupational Therapist",
    "Radiographer",
    "Social Worker",
    "Dietitian",
    "Paramedic",
  ],
  "pharmacy-laboratory": ["Pharmacist", "Pharmacy Technician", "Laboratory Scientist"],
  support: ["Porter", "Unit Clerk", "Housekeeper", "Security Officer", "Catering Assistant"],
};
