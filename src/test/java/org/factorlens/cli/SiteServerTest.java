package org.factorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteServerTest {
    private static final String PAGE = "<!DOCTYPE html><html><body><p>Hello</p></body></html>";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Path site;
    private SiteServer server;

    @BeforeEach
    void start() throws IOException {
        site = Files.createDirectories(folder.resolve("site"));
        Files.createDirectories(site.resolve("one"));
        Files.writeString(site.resolve("one/index.html"), PAGE);
        Files.writeString(site.resolve("one/data.csv"), "a,b\n");
        Files.writeString(folder.resolve("secret.txt"), "not for you");
        server = new SiteServer(site, 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .build();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void page_served_hasTheReloadScriptThatItsFileHasNot() throws Exception {
        HttpResponse<String> page = get("/one/");

        assertThat(page.body()).contains("<p>Hello</p>", "<script src=\"/.factorlens/reload.js\"></script></body>");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(site.resolve("one/index.html")).hasContent(PAGE);
        assertThat(get("/.factorlens/reload.js").body()).contains("/.factorlens/wait.js");
    }

    @Test
    void otherFiles_areServedAsTheyAre() throws Exception {
        assertThat(get("/one/data.csv").body()).isEqualTo("a,b\n");
    }

    @Test
    void folderWithoutSlash_isSentToTheOneWith() throws Exception {
        assertThat(get("/one").headers().firstValue("Location")).contains("/one/");
    }

    @Test
    void pathsOutsideTheSite_areNotFound() throws Exception {
        assertThat(get("/../secret.txt").statusCode()).isEqualTo(404);
        assertThat(get("/%2e%2e/secret.txt").statusCode()).isEqualTo(404);
        assertThat(get("/nothing.html").statusCode()).isEqualTo(404);
    }

    @Test
    void change_answersTheRequestThatWaits() throws Exception {
        CompletableFuture<HttpResponse<String>> waiting =
                client.sendAsync(request("/.factorlens/wait.js"), HttpResponse.BodyHandlers.ofString());
        while (!waiting.isDone()) {
            server.changed();
            Thread.yield();
        }

        assertThat(waiting.get(10, TimeUnit.SECONDS).body()).isEqualTo("location.reload();\n");
        assertThat(get("/one/").statusCode()).isEqualTo(200);
    }

    @Test
    void folderWatch_seesEditsNewFilesAndDeletions() throws IOException {
        FolderWatch watch = new FolderWatch(site);

        assertThat(watch.changed()).isFalse();
        Files.writeString(site.resolve("one/data.csv"), "a,b\n1,2\n");
        assertThat(watch.changed()).isTrue();
        Files.writeString(site.resolve("new.css"), "");
        assertThat(watch.changed()).isTrue();
        Files.delete(site.resolve("new.css"));
        assertThat(watch.changed()).isTrue();
        assertThat(watch.changed()).isFalse();
    }
}
