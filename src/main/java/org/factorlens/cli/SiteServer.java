package org.factorlens.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A site over HTTP on the loopback address. Pages get one more script, which is not in the site's files: it waits for the
 * answer to a request that is held open until the site has changed, and loads the page again.
 */
final class SiteServer implements AutoCloseable {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "csv", "text/csv; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2");

    private static final String WAIT = "/.factorlens/wait.js";
    private static final String RELOAD = "/.factorlens/reload.js";
    private static final String SCRIPT = "<script src=\"" + RELOAD + "\"></script></body>";
    /** Asks again after each answer; a script element may do so where the content policy forbids fetch. */
    private static final String RELOADER = """
            window.addEventListener("load", function ask() {
              var script = document.createElement("script");
              script.src = "%s?" + Date.now();
              script.onload = function () { script.remove(); ask(); };
              document.body.appendChild(script);
            });
            """.formatted(WAIT);

    private static final long LONGEST_WAIT_MILLIS = 20_000;

    private final Path site;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "serve");
        thread.setDaemon(true);
        return thread;
    });
    private final Object changes = new Object();
    private long version;

    /**
     * Starts to answer.
     *
     * @param site folder with the pages
     * @param port 0 for any that is free
     */
    SiteServer(Path site, int port) throws IOException {
        this.site = site;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.createContext(RELOAD, exchange -> send(exchange, "js", RELOADER.getBytes(StandardCharsets.UTF_8)));
        server.createContext(WAIT, this::await);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Makes every page that is open load again. */
    void changed() {
        synchronized (changes) {
            version++;
            changes.notifyAll();
        }
    }

    private void await(HttpExchange exchange) throws IOException {
        boolean reload;
        synchronized (changes) {
            long seen = version;
            long deadline = System.nanoTime() + LONGEST_WAIT_MILLIS * 1_000_000;
            while (version == seen && System.nanoTime() < deadline) {
                try {
                    changes.wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
            reload = version != seen;
        }
        send(exchange, "js", (reload ? "location.reload();\n" : "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Path file = site.resolve(path.substring(1)).normalize();
        if (Files.isDirectory(file)) {
            if (!path.endsWith("/")) {
                exchange.getResponseHeaders().set("Location", path + "/");
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
                return;
            }
            file = file.resolve("index.html");
        }
        if (!file.startsWith(site) || !Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        byte[] bytes = Files.readAllBytes(file);
        send(exchange, ending, ending.equals("html") ? withReload(bytes) : bytes);
    }

    private static byte[] withReload(byte[] page) {
        return new String(page, StandardCharsets.UTF_8)
                .replace("</body>", SCRIPT)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, String ending, byte[] bytes) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"));
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
