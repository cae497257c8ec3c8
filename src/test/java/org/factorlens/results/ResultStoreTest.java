package org.factorlens.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultStoreTest {
    @TempDir
    Path directory;

    private ResultStore store;

    @BeforeEach
    void open() {
        store = new ResultStore(directory.resolve("name"));
    }

    private static Manifest manifest(double noiseFloor) {
        Map<String, List<String>> axes = new LinkedHashMap<>();
        axes.put("model", List.of("als"));
        axes.put("k", List.of("0", "10"));
        axes.put("bias", List.of("true", "false"));
        TreeMap<String, String> digests = new TreeMap<>(Map.of("summary.csv", "bb", "cells.csv", "aa"));
        return new Manifest(
                1,
                "0.1.0",
                1,
                "name",
                "Title with \"quotes\" & <tags>",
                "Why?\nBecause.",
                "name: x\n",
                "cc",
                new Manifest.DatasetInfo(
                        "d",
                        "D — data",
                        "",
                        10,
                        2,
                        5,
                        5,
                        1,
                        3.5,
                        0.5,
                        5,
                        0.5,
                        false,
                        true,
                        0,
                        1,
                        0,
                        0,
                        List.of(),
                        noiseFloor,
                        List.of(new Manifest.FileInfo("ratings.csv", 99, "dd")),
                        List.of(new Manifest.FeaturesInfo(new Manifest.FileInfo("tags.csv", 7, "ff"), 3, 4, 1))),
                new Manifest.SplitInfo("kfold", "…", 42, 0.1, List.of(new Manifest.FoldInfo(0, 7, 1, 2, "ee"))),
                new Manifest.PlanInfo(4, 4, 1, 1, 0, axes),
                "als-k10",
                "k = 10",
                "validation",
                true,
                2,
                List.of(0.6, Double.NaN),
                digests);
    }

    private String text(String name) throws IOException {
        return Files.readString(store.directory().resolve(name), StandardCharsets.UTF_8);
    }

    @Test
    void json_nanAndNumbers_areNullAndSixDecimalsAndComeBack() throws IOException {
        store.writeJson(ResultStore.MANIFEST, manifest(Double.NaN));
        assertThat(text(ResultStore.MANIFEST))
                .contains("\"noiseFloor\" : null", "\"meanRating\" : 3.500000", "0.600000, null")
                .doesNotContain("NaN")
                .endsWith("}\n");
        assertThat(store.readJson(ResultStore.MANIFEST, Manifest.class)).isEqualTo(manifest(Double.NaN));
        store.writeJson(ResultStore.MANIFEST, manifest(0.75));
        assertThat(store.readJson(ResultStore.MANIFEST, Manifest.class)
                        .dataset()
                        .noiseFloor())
                .isEqualTo(0.75);
    }

    @Test
    void json_writtenTwice_isTheSameTextInTheRecordsOrder() throws IOException {
        store.writeJson(ResultStore.MANIFEST, manifest(1));
        String first = text(ResultStore.MANIFEST);
        store.writeJson(ResultStore.MANIFEST, store.readJson(ResultStore.MANIFEST, Manifest.class));
        assertThat(text(ResultStore.MANIFEST)).isEqualTo(first).doesNotContain("\r");
        assertThat(first)
                .containsSubsequence(
                        "\"schema\"",
                        "\"name\"",
                        "\"dataset\"",
                        "\"split\"",
                        "\"axes\"",
                        "\"model\"",
                        "\"k\"",
                        "\"bias\"",
                        "\"selectedCell\"",
                        "\"resultDigests\"",
                        "\"cells.csv\"",
                        "\"summary.csv\"");
    }

    @Test
    void hasRun_beforeAndAfterTheManifest_isItsPresence() {
        assertThat(store.hasRun()).isFalse();
        store.writeJson(ResultStore.MANIFEST, manifest(1));
        assertThat(store.hasRun()).isTrue();
    }

    @Test
    void write_again_replacesAndLeavesNothingAside() throws IOException {
        store.write(ResultTable.DEGREES, List.of(new DegreeCount("user", 1, 2)));
        store.write(ResultTable.DEGREES, List.of(new DegreeCount("item", 3, 4)));
        assertThat(store.read(ResultTable.DEGREES)).containsExactly(new DegreeCount("item", 3, 4));
        try (var files = Files.list(store.directory())) {
            assertThat(files).containsExactly(store.directory().resolve("degrees.csv"));
        }
        assertThat(text("degrees.csv")).isEqualTo("side,degree,count\nitem,3,4\n");
    }

    /** {@code printf 'side,degree,count\nitem,3,4\n' | sha256sum}. */
    @Test
    void digest_knownText_isItsSha256() {
        store.write(ResultTable.DEGREES, List.of(new DegreeCount("item", 3, 4)));
        assertThat(store.digest("degrees.csv"))
                .isEqualTo("5ba0e1e8760a4f83fb7a7b1010c7a8f6b5fe123cf66f088686882bce75d5aaf9");
    }

    @Test
    void read_absentFile_saysThatItDoesNotExist() {
        Path file = store.directory().resolve("cells.csv");
        assertThatThrownBy(() -> store.read(ResultTable.CELLS))
                .isInstanceOf(BadResultsException.class)
                .hasMessage("cannot read " + file + ": it does not exist");
        assertThatThrownBy(() -> store.readJson("a.json", Manifest.class))
                .isInstanceOf(BadResultsException.class)
                .hasMessageEndingWith("a.json: it does not exist");
        assertThatThrownBy(() -> store.digest("a.json")).isInstanceOf(BadResultsException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "not json",
                "{\"schema\": \"one\"}",
                "{\"schema\": 1, \"unknown\": 2}",
                "{\"dataset\": 3}"
            })
    void readJson_damagedManifest_isOneSentenceWithTheFile(String content) throws IOException {
        Files.createDirectories(store.directory());
        Path file = Files.writeString(store.directory().resolve(ResultStore.MANIFEST), content);
        assertThatThrownBy(() -> store.readJson(ResultStore.MANIFEST, Manifest.class))
                .isInstanceOf(BadResultsException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
    }

    @Test
    void read_bytesThatAreNotText_isRefusedWithTheFile() throws IOException {
        Files.createDirectories(store.directory());
        Path file = Files.write(
                store.directory().resolve("degrees.csv"), new byte[] {'s', 'i', 'd', 'e', ',', (byte) 0xff, '\n'});
        assertThatThrownBy(() -> store.read(ResultTable.DEGREES))
                .isInstanceOf(BadResultsException.class)
                .hasMessageContaining(file.toString());
    }
}
