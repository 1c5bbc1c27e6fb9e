package dev.acumen.simulation.web.site;

import java.util.ArrayList;
import java.util.List;

/** The facts of three made-up organisations: a university, a conference and a company. */
final class Things {

    private static final String[] DEPARTMENTS = {
        "Marine Sciences", "Economics", "Linguistics", "Civil Engineering", "Music", "Chemistry", "History", "Geodesy"
    };
    private static final String[] SUBJECTS = {
        "Coastal Hydrology",
        "Tidal Ecology",
        "Polar Currents",
        "Market Design",
        "Public Finance",
        "Game Theory",
        "Phonetics",
        "Old Norse",
        "Syntax",
        "Bridge Building",
        "Soil Mechanics",
        "Timber Frames",
        "Counterpoint",
        "Acoustics",
        "Choir Direction",
        "Catalysis",
        "Crystal Growth",
        "Polymer Science",
        "Hanseatic Trade",
        "Archive Studies",
        "Medieval Law",
        "Gravimetry",
        "Map Projection",
        "Satellite Altimetry"
    };
    private static final String[] PROGRAMMES = {
        "Ocean Studies",
        "Applied Economics",
        "Language Science",
        "Structural Design",
        "Performance",
        "Materials Science",
        "European History",
        "Earth Measurement",
        "Coastal Management",
        "Sound Engineering"
    };
    private static final String[] BUILDINGS = {
        "Harbour House",
        "Mill Building",
        "North Tower",
        "Old Foundry",
        "Quay Hall",
        "Rose Court",
        "South Wing",
        "Weaver House"
    };
    private static final String[] SESSIONS = {
        "Sensor Networks",
        "Safe Planning",
        "Speech Corpora",
        "River Models",
        "Quantum Bounds",
        "Crowd Studies",
        "Error Codes",
        "Graph Drawing",
        "Swarm Robots",
        "Tactile Maps"
    };
    private static final String[] TRACKS = {
        "Systems Track", "Theory Track", "Field Track", "Student Track", "Industry Track"
    };
    private static final String[] HALLS = {
        "Aurora Hall", "Birch Room", "Cedar Room", "Dune Hall", "Ember Room", "Fjord Hall"
    };
    private static final String[] WORKSHOPS = {
        "Writing Workshop", "Mapping Workshop", "Proof Workshop", "Data Workshop", "Video Workshop"
    };
    private static final String[] SPONSORS = {"Castor Bank", "Delphin Press", "Elbing Cable", "Foss Optics"};
    private static final String[] PRODUCTS = {
        "Arbor Pump",
        "Boreas Valve",
        "Cirrus Filter",
        "Delta Gauge",
        "Etna Boiler",
        "Fathom Meter",
        "Gale Turbine",
        "Heron Crane"
    };
    private static final String[] PLANTS = {"Ostmark Works", "Rivermouth Works", "Stonebridge Works", "Tannery Works"};
    private static final String[] UNITS = {"Water Division", "Air Division", "Heat Division", "Transport Division"};

    private final Draw draw = new Draw(20_270_101);

    Host northfield() {
        Host host = new Host("Northfield University", "http://www.northfield.example/");
        List<Thing> people = people(host, draw.people(26), DEPARTMENTS);
        List<Thing> buildings = new ArrayList<>();
        for (int i = 0; i < BUILDINGS.length; i++) {
            Thing building = host.thing("building", BUILDINGS[i], "")
                    .with("Floor area", draw.number(2000, 9000), Plant.TABLE, "");
            buildings.add(person(building, "Caretaker", people.get((5 * i + 11) % people.size())));
        }
        List<Thing> departments = new ArrayList<>();
        for (int i = 0; i < DEPARTMENTS.length; i++) {
            Thing department = host.thing("department", DEPARTMENTS[i], "")
                    .with("Building", buildings.get(i), Plant.NONE)
                    .with("Yearly budget", draw.number(310, 990), Plant.THOUSANDS, "")
                    .with("Telephone", "0550 " + draw.number(1100, 9800).replace(",", ""));
            departments.add(person(department, "Head", people.get((3 * i + 5) % people.size())));
        }
        List<Thing> rules = policies(host, "Study rules", 4);
        List<Thing> programmes = new ArrayList<>();
        for (int i = 0; i < PROGRAMMES.length; i++) {
            programmes.add(host.thing("programme", PROGRAMMES[i], "")
                    .with("Department", departments.get(i % departments.size()), Plant.NONE)
                    .with("Study rules", rules.get(i % rules.size()), i % 2 == 0 ? Plant.MOVED : Plant.NONE)
                    .with("Tuition fee", draw.number(1100, 3900), Plant.PDF, "")
                    .with("Application deadline", draw.date(), Plant.CALENDAR, draw.date())
                    .with("Students enrolled", draw.number(130, 890), Plant.TABLE, ""));
        }
        for (int i = 0; i < SUBJECTS.length; i++) {
            Thing course = host.thing("course", SUBJECTS[i], "")
                    .with("Programme", programmes.get(i * programmes.size() / SUBJECTS.length), Plant.NONE)
                    .with("Exam date", draw.date(), Plant.CALENDAR, draw.date());
            person(course, "Lecturer", people.get(i % people.size()));
        }
        for (Thing person : people) {
            departments.stream()
                    .filter(department -> department.name().equals(person.group()))
                    .forEach(department -> person.with("Department", department, Plant.NONE));
        }
        return host;
    }

    Host meridian() {
        Host host = new Host("Meridian Conference", "http://conf.meridian.example/");
        List<Thing> people =
                people(host, draw.people(14), new String[] {"Programme", "Local Team", "Publicity", "Finance"});
        List<Thing> rooms = new ArrayList<>();
        for (String hall : HALLS) {
            rooms.add(host.thing("room", hall, "").with("Seats", draw.number(110, 690), Plant.TABLE, ""));
        }
        List<Thing> sponsors = new ArrayList<>();
        for (String name : SPONSORS) {
            sponsors.add(
                    host.thing("sponsor", name, "").with("Contribution", draw.number(12, 89), Plant.THOUSANDS, ""));
        }
        List<Thing> guidelines = policies(host, "Author guidelines", 3);
        for (int i = 0; i < TRACKS.length; i++) {
            Thing track = host.thing("track", TRACKS[i], "")
                    .with("Sponsor", sponsors.get(i % sponsors.size()), Plant.NONE)
                    .with(
                            "Author guidelines",
                            guidelines.get(i % guidelines.size()),
                            i % 2 == 0 ? Plant.MOVED : Plant.NONE)
                    .with("Submission deadline", draw.date(), Plant.CALENDAR, draw.date());
            person(track, "Chair", people.get(5 + i));
        }
        for (int i = 0; i < SESSIONS.length; i++) {
            Thing session = host.thing("session", SESSIONS[i], "")
                    .with("Room", rooms.get(i % rooms.size()), Plant.NONE)
                    .with("Opening date", draw.date(), Plant.CALENDAR, draw.date());
            person(session, "Chair", people.get((i + 3) % people.size()));
        }
        for (int i = 0; i < WORKSHOPS.length; i++) {
            Thing workshop = host.thing("workshop", WORKSHOPS[i], "")
                    .with("Room", rooms.get((i + 2) % rooms.size()), Plant.NONE)
                    .with("Price of a place", draw.number(60, 390), Plant.PDF, "");
            person(workshop, "Chair", people.get(9 - i));
        }
        return host;
    }

    Host halden() {
        Host host = new Host("Halden Company", "http://www.halden.example/");
        List<Thing> people = people(host, draw.people(14), UNITS);
        List<Thing> units = new ArrayList<>();
        for (int i = 0; i < UNITS.length; i++) {
            Thing unit = host.thing("unit", UNITS[i], "")
                    .with("Yearly revenue", draw.number(4100, 9900), Plant.THOUSANDS, "")
                    .with("Employees", draw.number(210, 980), Plant.TABLE, "");
            units.add(person(unit, "Head", people.get(6 + i)));
        }
        List<Thing> safety = policies(host, "Safety rules", 2);
        List<Thing> plants = new ArrayList<>();
        for (int i = 0; i < PLANTS.length; i++) {
            Thing plant = host.thing("plant", PLANTS[i], "")
                    .with("Yearly output", draw.number(110, 890), Plant.THOUSANDS, "tonnes")
                    .with("Safety rules", safety.get(i % 2), i % 2 == 0 ? Plant.MOVED : Plant.NONE);
            plants.add(person(plant, "Director", people.get(5 + i)));
        }
        List<Thing> terms = policies(host, "Warranty terms", 3);
        for (int i = 0; i < PRODUCTS.length; i++) {
            Thing product = host.thing("product", PRODUCTS[i], "")
                    .with("Plant", plants.get(i % plants.size()), Plant.NONE)
                    .with("Business unit", units.get(i * units.size() / PRODUCTS.length), Plant.NONE)
                    .with("Warranty terms", terms.get(i % 3), i % 2 == 0 ? Plant.MOVED : Plant.NONE)
                    .with("List price", draw.number(1200, 9800), Plant.PDF, "")
                    .with("Launch date", draw.date(), Plant.CALENDAR, draw.date());
            person(product, "Product lead", people.get((i + 4) % people.size()));
        }
        return host;
    }

    private List<Thing> people(Host host, List<String> names, String[] groups) {
        List<Thing> people = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            // People of one surname are in different groups.
            people.add(host.thing("person", names.get(i), groups[(i + i / 5) % groups.length])
                    .with("Office", draw.room())
                    .with("Telephone", "0550 " + draw.number(1100, 9800).replace(",", "")));
        }
        return people;
    }

    private static Thing person(Thing thing, String label, Thing person) {
        return thing.with(label, person, thing.host().isSecondOfTheName(person) ? Plant.NAMESAKE : Plant.NONE);
    }

    /** Rules, some of which are so long that what matters stands far down. */
    private List<Thing> policies(Host host, String name, int count) {
        List<Thing> policies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Plant plant = i % 2 == 0 ? Plant.NONE : Plant.FAR_DOWN;
            Thing policy = host.thing("policy", name + " " + "ABCD".charAt(i), "");
            int days = 11 + 3 * i + name.length();
            int weeks = 4 + i + name.length() % 5;
            policy.with("Notice period", days + " days", plant, days - 4 + " days");
            policy.with("Longest extension", weeks + " weeks", plant, weeks - 2 + " weeks");
            if (name.startsWith("Warranty")) {
                policy.with("Warranty period", 18 + 6 * i + " months", plant, 12 + 6 * i + " months");
            }
            policies.add(policy);
        }
        return policies;
    }
}
