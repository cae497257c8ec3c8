package org.factorlens.ratings;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Rows whose user or item id is a negative number. They are bad where all ids of that side are numbers, which is known
 * only when every row was read.
 */
final class NegativeIds {
    private final Side users = new Side("user id");
    private final Side items = new Side("item id");

    /** Remembers the row at {@code position} where one of its ids is a negative number. */
    void remember(int position, String user, String item, RatingFields fields, RowHandler.Place place) {
        users.remember(position, user, fields.user(), place);
        items.remember(position, item, fields.item(), place);
    }

    /** Remembers what {@code batch} does, which begins at position {@code offset}; batches come in file order. */
    void addAll(NegativeIds batch, int offset) {
        users.addAll(batch.users, offset);
        items.addAll(batch.items, offset);
    }

    /** Reports the rows that are bad, and returns their positions. */
    BitSet judge(RatingColumns columns, Problems problems) {
        BitSet bad = new BitSet();
        users.judge(columns.users(), problems, bad);
        items.judge(columns.items(), problems, bad);
        return bad;
    }

    /** One side; places are kept for as many rows as messages show. */
    private static final class Side {
        private final String what;
        private final BitSet positions = new BitSet();
        private final List<String> places = new ArrayList<>();
        private final List<String> sentences = new ArrayList<>();

        private Side(String what) {
            this.what = what;
        }

        private void remember(int position, String id, int field, RowHandler.Place place) {
            if (id.charAt(0) != '-' || !RatingBatch.isWholeNumber(id, 1)) {
                return;
            }
            positions.set(position);
            if (places.size() < Problems.SHOWN) {
                String expected =
                        " is negative, expected a whole number of 0 or more as the other " + what + "s are numbers";
                places.add(place.of(field));
                sentences.add(what + " " + Show.quoted(id) + expected);
            }
        }

        private void addAll(Side batch, int offset) {
            batch.positions.stream().forEach(position -> positions.set(offset + position));
            int room = Math.min(Problems.SHOWN - places.size(), batch.places.size());
            places.addAll(batch.places.subList(0, room));
            sentences.addAll(batch.sentences.subList(0, room));
        }

        private void judge(IdMap.Builder ids, Problems problems, BitSet bad) {
            if (positions.isEmpty() || !ids.allNumbers()) {
                return;
            }
            int index = 0;
            for (int p = positions.nextSetBit(0); p >= 0; p = positions.nextSetBit(p + 1), index++) {
                if (!bad.get(p)) {
                    int shown = Math.min(index, places.size() - 1);
                    problems.add(places.get(shown), sentences.get(shown));
                    bad.set(p);
                }
            }
        }
    }
}
