package org.factorlens.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.factorlens.results.BadResultsException;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** Where templates, prose, styles and scripts come from: the program itself, or a folder that somebody is editing. */
final class TemplateFiles {
    private static final String OF_PROGRAM = "templates/";

    private final Path folder;

    private TemplateFiles(Path folder) {
        this.folder = folder;
    }

    /** Those that the program was built with. */
    static TemplateFiles ofProgram() {
        return new TemplateFiles(null);
    }

    /** Those in a folder like the project's {@code templates/}. */
    static TemplateFiles in(Path folder) {
        return new TemplateFiles(folder.toAbsolutePath().normalize());
    }

    /**
     * The bytes of a file.
     *
     * @param name such as {@code css/site.css}
     */
    byte[] read(String name) {
        if (folder != null) {
            try {
                return Files.readAllBytes(folder.resolve(name));
            } catch (IOException e) {
                throw new BadResultsException("cannot read " + folder.resolve(name), e);
            }
        }
        try (InputStream in = TemplateFiles.class.getResourceAsStream("/" + OF_PROGRAM + name)) {
            if (in == null) {
                throw new IllegalStateException("missing from the program: templates/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file as text. */
    String text(String name) {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    /** What finds the page templates. */
    AbstractConfigurableTemplateResolver resolver() {
        if (folder == null) {
            ClassLoaderTemplateResolver resolver =
                    new ClassLoaderTemplateResolver(TemplateFiles.class.getClassLoader());
            resolver.setPrefix(OF_PROGRAM);
            return resolver;
        }
        FileTemplateResolver resolver = new FileTemplateResolver();
        resolver.setPrefix(folder + "/");
        return resolver;
    }
}
