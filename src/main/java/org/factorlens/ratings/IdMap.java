package org.factorlens.ratings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ids of one side (users or items) and their dense indices {@code 0..size-1}, in order of first appearance. */
public final class IdMap {
    private final List<String> ids;
    private Map<String, Integer> indices;

    private IdMap(List<String> ids, Map<String, Integer> indices) {
        this.ids = ids;
        this.indices = indices;
    }

    /** The map whose id number {@code i} is {@code ids.get(i)}; ids must be distinct. */
    public static IdMap of(List<String> ids) {
        Builder builder = new Builder();
        for (String id : ids) {
            if (builder.indexOf(id) != builder.size() - 1) {
                throw new IllegalArgumentException("id '" + id + "' appears twice");
            }
        }
        return builder.build();
    }

    /** The same where {@code ids} are known to be distinct; the way back is made when it is first asked for. */
    static IdMap ofDistinct(List<String> ids) {
        return new IdMap(List.copyOf(ids), null);
    }

    /** Number of ids. */
    public int size() {
        return ids.size();
    }

    /** The id of {@code index}, which must be in {@code 0..size-1}. */
    public String id(int index) {
        return ids.get(index);
    }

    /** The dense index of {@code id}, or -1 where the id is unknown. */
    public int index(String id) {
        return indices().getOrDefault(id, -1);
    }

    private synchronized Map<String, Integer> indices() {
        if (indices == null) {
            indices = new HashMap<>();
            for (int index = 0; index < ids.size(); index++) {
                indices.put(ids.get(index), index);
            }
        }
        return indices;
    }

    /** All ids in index order (unmodifiable). */
    public List<String> ids() {
        return ids;
    }

    /** Collects ids in order of first appearance. */
    public static final class Builder {
        private final List<String> ids = new ArrayList<>();
        private final Map<String, Integer> indices = new HashMap<>();
        private String previous;
        private int previousIndex;

        /** The index of {@code id}, given to it now if it is new. */
        public int indexOf(String id) {
            if (!id.equals(previous)) {
                Integer known = indices.putIfAbsent(id, ids.size());
                previous = id;
                previousIndex = known != null ? known : ids.size();
                if (known == null) {
                    ids.add(id);
                }
            }
            return previousIndex;
        }

        /** The id of {@code index}, which must be in {@code 0..size-1}. */
        String id(int index) {
            return ids.get(index);
        }

        /** Whether every id so far is a whole number, negative or not. */
        boolean allNumbers() {
            return ids.stream().allMatch(id -> RatingBatch.isWholeNumber(id, id.startsWith("-") ? 1 : 0));
        }

        /** Number of ids so far. */
        public int size() {
            return ids.size();
        }

        /** The finished map; the builder must not be used after it. */
        public IdMap build() {
            return new IdMap(List.copyOf(ids), indices);
        }
    }
}
