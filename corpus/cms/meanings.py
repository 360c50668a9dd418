"""What the codes in a record mean, in the words of CMS's record layout of 2019 (public domain)."""

from collections.abc import Mapping

PRICING_INDICATORS: Mapping[str, str] = {
    "00": (
        "service not separately priced by part B (e.g., services not covered, bundled, "
        "used by part A only, etc.)"
    ),
    "11": "price established using national RVUs",
    "12": "price established using national anesthesia base units",
    "13": (
        "price established by carriers (e.g., not otherwise classified, individual "
        "determination, carrier discretion)"
    ),
    "21": "price subject to national limitation amount",
    "22": "price established by carriers (e.g., gap-fills, carrier established panels)",
    "31": "frequently serviced DME (price subject to floors and ceilings)",
    "32": "inexpensive and routinely purchased DME (price subject to floors and ceilings)",
    "33": "oxygen and oxygen equipment (price subject to floors and ceilings)",
    "34": "DME supplies (price subject to floors and ceilings)",
    "35": "surgical dressings (price subject to floors and ceilings)",
    "36": "capped rental DME (price subject to floors and ceilings)",
    "37": "ostomy, tracheostomy and urological supplies (price subject to floors and ceilings)",
    "38": (
        "orthotics, prosthetics, prosthetic devices and vision services (price subject to"
        " floors and ceilings)"
    ),
    "39": "parenteral and enteral nutrition",
    "45": "customized DME items",
    "46": (
        "carrier priced (e.g., not otherwise classified, individual determination, "
        "carrier discretion, gap-filled amounts)"
    ),
    "51": "drugs",
    "52": "reasonable charge",
    "53": "statute",
    "54": "vaccinations",
    "55": "splints and casts (effective 10/1/2014)",
    "56": "IOLs inserted in a physician's office (effective 10/1/2014)",
    "57": "other carrier priced",
    "99": "value not established",
}
"""Field 9: how a price under Medicare part B comes about."""

MULTIPLE_PRICING_INDICATORS: Mapping[str, str] = {
    "9": (
        "not applicable as HCPCS not priced separately by part B (pricing indicator is "
        "00) or value is not established (pricing indicator is 99)"
    ),
    "A": "not applicable as HCPCS priced under one methodology",
    "B": (
        "professional component of HCPCS priced using RVUs, while technical component and"
        " global service priced by Medicare part B carriers"
    ),
    "C": (
        "physician interpretation of clinical lab service is priced under physician fee "
        "schedule using RVUs, while pricing of lab service is paid under clinical lab fee"
        " schedule"
    ),
    "D": (
        "service performed by physician is priced under physician fee schedule using "
        "RVUs, while service performed by clinical psychologist is priced under clinical "
        "psychologist fee schedule (not applicable as of January 1, 1998)"
    ),
    "E": (
        "service performed by physician is priced under physician fee schedule using "
        "RVUs, service performed by clinical psychologist is priced under clinical "
        "psychologist's fee schedule and service performed by clinical social worker is "
        "priced under clinical social worker fee schedule (not applicable as of January "
        "1, 1998)"
    ),
    "F": (
        "service performed by physician is priced under physician fee schedule by "
        "carriers, service performed by clinical psychologist is priced under clinical "
        "psychologist's fee schedule and service performed by clinical social worker is "
        "priced under clinical social worker fee schedule (not applicable as of January "
        "1, 1998)"
    ),
    "G": (
        "clinical lab service priced under reasonable charge when service is submitted on"
        " claim with blood products, while service is priced under clinical lab fee "
        "schedule when there are no blood products on claim"
    ),
}
"""Field 10: whether a procedure can be priced in several ways."""

LABORATORY_CERTIFICATIONS: Mapping[str, str] = {
    "010": "histocompatibility testing",
    "100": "microbiology",
    "110": "bacteriology",
    "115": "mycobacteriology",
    "120": "mycology",
    "130": "parasitology",
    "140": "virology",
    "150": "other microbiology",
    "200": "diagnostic immunology",
    "210": "syphilis serology",
    "220": "general immunology",
    "300": "chemistry",
    "310": "routine chemistry",
    "320": "urinalysis",
    "330": "endocrinology",
    "340": "toxicology",
    "350": "other chemistry",
    "400": "hematology",
    "500": "immunohematology",
    "510": "ABO group & RH type",
    "520": "antibody detection (transfusion)",
    "530": "antibody detection (nontransfusion)",
    "540": "antibody identification",
    "550": "compatibility testing",
    "560": "other immunohematology",
    "600": "pathology",
    "610": "histopathology",
    "620": "oral pathology",
    "630": "cytology",
    "800": "radiobioassay",
    "900": "clinical cytogenetics",
}
"""Field 14: the specialty of laboratories that may perform a test."""

BETOS: Mapping[str, str] = {
    "M1A": "office visits - new",
    "M1B": "office visits - established",
    "M2A": "hospital visit - initial",
    "M2B": "hospital visit - subsequent",
    "M2C": "hospital visit - critical care",
    "M3": "emergency room visit",
    "M4A": "home visit",
    "M4B": "nursing home visit",
    "M5A": "specialist - pathology",
    "M5B": "specialist - psychiatry",
    "M5C": "specialist - ophthalmology",
    "M5D": "specialist - other",
    "M6": "consultations",
    "P0": "anesthesia",
    "P1A": "major procedure - breast",
    "P1B": "major procedure - colectomy",
    "P1C": "major procedure - cholecystectomy",
    "P1D": "major procedure - turp",
    "P1E": "major procedure - hysterectomy",
    "P1F": "major procedure - explor/decompr/excisdisc",
    "P1G": "major procedure - Other",
    "P2A": "major procedure, cardiovascular-CABG",
    "P2B": "major procedure, cardiovascular-Aneurysm repair",
    "P2C": "major Procedure, cardiovascular-Thromboendarterectomy",
    "P2D": "major procedure, cardiovascular-Coronary angioplasty (PTCA)",
    "P2E": "major procedure, cardiovascular-Pacemaker insertion",
    "P2F": "major procedure, cardiovascular-Other",
    "P3A": "major procedure, orthopedic - Hip fracture repair",
    "P3B": "major procedure, orthopedic - Hip replacement",
    "P3C": "major procedure, orthopedic - Knee replacement",
    "P3D": "major procedure, orthopedic - other",
    "P4A": "eye procedure - corneal transplant",
    "P4B": "eye procedure - cataract removal/lens insertion",
    "P4C": "eye procedure - retinal detachment",
    "P4D": "eye procedure - treatment of retinal lesions",
    "P4E": "eye procedure - other",
    "P5A": "ambulatory procedures - skin",
    "P5B": "ambulatory procedures - musculoskeletal",
    "P5C": "ambulatory procedures - inguinal hernia repair",
    "P5D": "ambulatory procedures - lithotripsy",
    "P5E": "ambulatory procedures - other",
    "P6A": "minor procedures - skin",
    "P6B": "minor procedures - musculoskeletal",
    "P6C": "minor procedures - other (Medicare fee schedule)",
    "P6D": "minor procedures - other (non-Medicare fee schedule)",
    "P7A": "oncology - radiation therapy",
    "P7B": "oncology - other",
    "P8A": "endoscopy - arthroscopy",
    "P8B": "endoscopy - upper gastrointestinal",
    "P8C": "endoscopy - sigmoidoscopy",
    "P8D": "endoscopy - colonoscopy",
    "P8E": "endoscopy - cystoscopy",
    "P8F": "endoscopy - bronchoscopy",
    "P8G": "endoscopy - laparoscopic cholecystectomy",
    "P8H": "endoscopy - laryngoscopy",
    "P8I": "endoscopy - other",
    "P9A": "dialysis services (medicare fee schedule)",
    "P9B": "dialysis services (non-medicare fee schedule)",
    "I1A": "standard imaging - chest",
    "I1B": "standard imaging - musculoskeletal",
    "I1C": "standard imaging - breast",
    "I1D": "standard imaging - contrast gastrointestinal",
    "I1E": "standard imaging - nuclear medicine",
    "I1F": "standard imaging - other",
    "I2A": "advanced imaging - CAT/CT/CTA: brain/head/neck",
    "I2B": "advanced imaging - CAT/CT/CTA: other",
    "I2C": "advanced imaging - MRI/MRA: brain/head/neck",
    "I2D": "advanced imaging - MRI/MRA: other",
    "I3A": "echography/ultrasonography - eye",
    "I3B": "echography/ultrasonography - abdomen/pelvis",
    "I3C": "echography/ultrasonography - heart",
    "I3D": "echography/ultrasonography - carotid arteries",
    "I3E": "echography/ultrasonography - prostate, transrectal",
    "I3F": "echography/ultrasonography - other",
    "I4A": "imaging/procedure - heart including cardiac catheterization",
    "I4B": "imaging/procedure - other",
    "T1A": "lab tests - routine venipuncture (non Medicare fee schedule)",
    "T1B": "lab tests - automated general profiles",
    "T1C": "lab tests - urinalysis",
    "T1D": "lab tests - blood counts",
    "T1E": "lab tests - glucose",
    "T1F": "lab tests - bacterial cultures",
    "T1G": "lab tests - other (Medicare fee schedule)",
    "T1H": "lab tests - other (non-Medicare fee schedule)",
    "T2A": "other tests - electrocardiograms",
    "T2B": "other tests - cardiovascular stress tests",
    "T2C": "other tests - EKG monitoring",
    "T2D": "other tests - other",
    "D1A": "medical/surgical supplies",
    "D1B": "hospital beds",
    "D1C": "oxygen and supplies",
    "D1D": "wheelchairs",
    "D1E": "other DME",
    "D1F": "prosthetic/Orthotic devices",
    "D1G": "drugs Administered through DME",
    "O1A": "ambulance",
    "O1B": "chiropractic",
    "O1C": "enteral and parenteral",
    "O1D": "chemotherapy",
    "O1E": "other drugs",
    "O1F": "hearing and speech services",
    "O1G": "immunizations/Vaccinations",
    "Y1": "other - Medicare fee schedule",
    "Y2": "other - non-Medicare fee schedule",
    "Z1": "local codes",
    "Z2": "undefined codes",
}
"""Field 23: the Berenson-Eggers type of service, a clinical grouping; two misspellings mended."""

TYPES_OF_SERVICE: Mapping[str, str] = {
    "1": "medical care",
    "2": "surgery",
    "3": "consultation",
    "4": "diagnostic radiology",
    "5": "diagnostic laboratory",
    "6": "therapeutic radiology",
    "7": "anesthesia",
    "8": "assistant at surgery",
    "9": "other medical items or services",
    "0": "whole blood only eff 01/96, whole blood or packed red cells before 01/96",
    "A": "used durable medical equipment (DME)",
    "B": "high risk screening mammography (obsolete 1/1/98)",
    "C": "low risk screening mammography (obsolete 1/1/98)",
    "D": "ambulance (eff 04/95)",
    "E": "enteral/parenteral nutrients/supplies (eff 04/95)",
    "F": "ambulatory surgical center (facility usage for surgical services)",
    "G": "immunosuppressive drugs",
    "H": "hospice services (discontinued 01/95)",
    "I": "purchase of DME (installment basis) (discontinued 04/95)",
    "J": "diabetic shoes (eff 04/95)",
    "K": "hearing items and services (eff 04/95)",
    "L": "ESRD supplies (eff 04/95) (renal supplier in the home before 04/95)",
    "M": "monthly capitation payment for dialysis",
    "N": "kidney donor",
    "P": "lump sum purchase of DME, prosthetics, orthotics",
    "Q": "vision items or services",
    "R": "rental of DME",
    "S": "surgical dressings or other medical supplies (eff 04/95)",
    "T": "psychological therapy (term. 12/31/97) outpatient mental health limitation (eff. 1/1/98)",
    "U": "occupational therapy",
    "V": (
        "pneumococcal/flu vaccine (eff 01/96), Pneumococcal/flu/hepatitis B vaccine (eff "
        "04/95-12/95), Pneumococcal only before 04/95"
    ),
    "W": "physical therapy",
    "Y": "second opinion on elective surgery (obsoleted 1/97)",
    "Z": "third opinion on elective surgery (obsoleted 1/97)",
}
"""Field 25: the kind of service, as carriers assign it."""

ASC_GROUPS: Mapping[str, str] = {
    "YY": "approved to be performed in an ambulatory surgical center",
}
"""Field 17; blank is not approved."""
