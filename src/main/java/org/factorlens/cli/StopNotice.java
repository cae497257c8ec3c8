package org.factorlens.cli;

/** While open, tells whoever stops the program (Ctrl-C, SIGTERM) that nothing that was done is lost. */
final class StopNotice implements AutoCloseable {
    private final Thread hook = new Thread(() -> {
        System.err.println("factorlens: stopped; the same command goes on from what is kept");
        System.err.flush();
    });

    StopNotice() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is being stopped right now.
        }
    }
}
