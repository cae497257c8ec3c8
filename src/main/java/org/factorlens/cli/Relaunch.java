package org.factorlens.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Starts the program again with the JVM flags that fast training needs: a jar's manifest cannot add the incubating vector
 * module. Commands that do not train run on in this JVM; so does everything where the module does not exist.
 */
final class Relaunch {
    private static final String MODULE = "jdk.incubator.vector";
    private static final String RELAUNCHED = "factorlens.relaunched";
    private static final int GRACE_SECONDS = 5;
    private static final Set<String> TRAINING = Set.of("generate", "run", "reproduce");

    private Relaunch() {}

    /** The exit code of the second JVM, or null where none is needed. */
    static Integer withVectorModule(String[] args) {
        boolean trains = args.length > 0 && TRAINING.contains(args[0]);
        boolean there = ModuleLayer.boot().findModule(MODULE).isPresent();
        boolean exists = ModuleFinder.ofSystem().find(MODULE).isPresent();
        return trains && !there && exists ? start(args) : null;
    }

    /** Ends the second JVM where the first is gone without a word: nobody waits for what it would do. */
    static void endWithParent() {
        if (System.getProperty(RELAUNCHED) != null) {
            ProcessHandle.current()
                    .parent()
                    .ifPresent(parent ->
                            parent.onExit().thenRun(() -> Runtime.getRuntime().halt(Main.FAILED)));
        }
    }

    /** Passes on what ends this JVM, and lets the other go first: it holds the lock on the results. */
    private static void stop(Process process) {
        process.destroy();
        try {
            process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Integer start(String[] args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--add-modules");
        command.add(MODULE);
        command.add("-Djava.awt.headless=true");
        command.add("-D" + RELAUNCHED + "=true");
        command.add("-XX:+UseParallelGC");
        command.add("-XX:MaxRAMPercentage=70");
        // Huge pages make gathers faster; only JVMs on Linux know the option.
        command.add("-XX:+IgnoreUnrecognizedVMOptions");
        command.add("-XX:+UseTransparentHugePages");
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(List.of(args));
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
            return process.waitFor();
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Main.FAILED;
        }
    }
}
