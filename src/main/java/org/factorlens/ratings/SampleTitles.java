package org.factorlens.ratings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** Titles that read like films and are nobody's: patterns over words of the first genre and invented names. */
final class SampleTitles {
    /** Genres by falling frequency, and for each the nouns of its titles. */
    private static final String[][] NOUNS = {
        {"Drama", "Orchard", "Inheritance", "Confession", "Schoolteacher", "Winter", "Harvest", "Verdict", "Household"},
        {"Comedy", "Landlady", "Wedding Cake", "Substitute", "Umbrella", "Houseguest", "Typist", "Parrot", "Picnic"},
        {"Action", "Convoy", "Ambush", "Courier", "Blockade", "Pursuit", "Bodyguard", "Runaway Ferry", "Countdown"},
        {"Romance", "Love Letter", "Serenade", "Engagement", "Waltz", "Bouquet", "Balcony", "Rendezvous", "Ribbon"},
        {"Adventure", "Expedition", "Compass", "Caravan", "Lighthouse", "Map", "Sailmaker", "Mountain Pass", "Voyage"},
        {"Crime", "Forger", "Alibi", "Heist", "Pawnbroker", "Informant", "Safecracker", "Ledger", "Getaway"},
        {"Science Fiction", "Satellite", "Android", "Airlock", "Signal", "Colony", "Orbit", "Time Engine", "Telescope"},
        {"Horror", "Cellar", "Whispering", "Scarecrow", "Crypt", "Seance", "Mannequin", "Ninth Floor", "Hollow"},
        {"Fantasy", "Dragon", "Wizard", "Enchanted Well", "Lantern", "Crown", "Moon Gate", "Giant", "Spellbook"},
        {"Mystery", "Locked Study", "Cipher", "Missing Portrait", "Butler", "Footprint", "Riddle", "Widow", "Archive"},
        {"Animation", "Hedgehog", "Teapot", "Snow Owl", "Marionette", "Little Tugboat", "Cloud", "Kite", "Toy Maker"},
        {"Documentary", "Beekeepers", "Railway", "Fishermen", "Glacier", "Potters", "Marathon", "Printers", "Wetlands"},
    };

    private static final String[] PLACES = {
        "Quillmoor",
        "Marrowby",
        "Tavistane",
        "Oskelund",
        "Brindlewick",
        "Port Ardova",
        "Velmere",
        "Castorra",
        "Hexley",
        "Lindrovia",
        "Sable Creek",
        "Norrowhythe",
        "Pellingar",
        "Dunmarrow",
        "Isola Verna",
        "Wexcombe",
        "Karrowmere",
        "Ostrava Lane",
        "Fennimar",
        "Thornaby Quay",
        "Almadora",
        "Gildersea",
        "Ravensholt",
        "Montecarvo",
        "Ullerby",
        "Saint Orlo",
        "Cinderford Row",
        "Zephyria",
        "Bellamar",
        "Hartsmoor",
        "Yelverholm",
        "Tolgarra",
    };

    private static final String[] NAMES = {
        "Odile", "Mr. Pennyfeather", "Bartholomew Finch", "Ysolde", "Captain Morrow", "Theodora", "Little Anselm",
        "Aunt Perpetua", "Dr. Voss", "Lucasta", "Old Tobias", "Marisol Vane", "Sergeant Quill", "Ambrosine",
        "Florian Reed", "Mrs. Hathersage", "Inspector Lumley", "Clementine Ross", "Osric", "Juno Bright",
    };

    private static final String[] ADJECTIVES = {
        "Amber", "Borrowed", "Crooked", "Distant", "Emerald", "Forgotten", "Gilded", "Hidden", "Ivory", "Jealous",
        "Kindly", "Last", "Midnight", "Northern", "Obstinate", "Painted", "Quiet", "Restless", "Silver", "Thirteenth",
        "Unlucky", "Velvet", "Wandering", "Second",
    };

    private final Set<String> taken = new HashSet<>();

    /** Names of all genres, most frequent first. */
    static List<String> genres() {
        List<String> genres = new ArrayList<>();
        for (String[] line : NOUNS) {
            genres.add(line[0]);
        }
        return genres;
    }

    /**
     * A title that this object has not given before, article at the end and year behind it as MovieLens writes them:
     * {@code Crooked Lantern of Velmere, The (1987)}.
     */
    String next(int genre, SplittableRandom random) {
        String title = draw(genre, random);
        for (int tries = 0; taken.contains(key(title)) && tries < 50; tries++) {
            title = draw(genre, random);
        }
        String unique = title;
        for (int part = 2; !taken.add(key(unique)); part++) {
            unique = withPart(title, part);
        }
        int year = 2020 - (int) (71 * StrictMath.pow(1 - Normal.uniform(random), 1.8));
        return unique + " (" + year + ")";
    }

    private static String key(String title) {
        return title.toLowerCase(Locale.ROOT);
    }

    private static String withPart(String title, int part) {
        return title.endsWith(", The")
                ? title.substring(0, title.length() - 5) + ": Part " + part + ", The"
                : title + ": Part " + part;
    }

    private static String draw(int genre, SplittableRandom random) {
        String noun = NOUNS[genre][1 + below(NOUNS[genre].length - 1, random)];
        String adjective = ADJECTIVES[below(ADJECTIVES.length, random)];
        String place = PLACES[below(PLACES.length, random)];
        String name = NAMES[below(NAMES.length, random)];
        return switch (below(8, random)) {
            case 0 -> noun + " of " + place + ", The";
            case 1 -> adjective + " " + noun + " of " + place + ", The";
            case 2 -> name + " and the " + noun;
            case 3 -> name + " and the " + adjective + " " + noun;
            case 4 -> adjective + " " + noun + " at " + place + ", The";
            case 5 -> "Return to " + place + ": The " + noun;
            case 6 -> name + " in " + place;
            default -> name + "'s " + adjective + " " + noun;
        };
    }

    private static int below(int bound, SplittableRandom random) {
        return (int) (bound * (1 - Normal.uniform(random)));
    }
}
