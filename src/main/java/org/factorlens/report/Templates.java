package org.factorlens.report;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.processor.StandardUtextTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;

/** The templates under {@code templates/}: a template and one view record give a page. */
final class Templates {
    private final TemplateEngine engine = new TemplateEngine();

    /** The program's own. */
    Templates() {
        this(TemplateFiles.ofProgram());
    }

    Templates(TemplateFiles files) {
        AbstractConfigurableTemplateResolver resolver = files.resolver();
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
        engine.setDialect(new StrictDialect());
    }

    /**
     * Draws a page.
     *
     * @param template name below {@code templates/}, without extension
     * @param page the page's record, {@code ${page}} in the template
     */
    String render(String template, Record page) {
        return NoBreak.html(
                Whitespace.collapse(engine.process(template, new Context(Locale.ROOT, Map.of("page", page)))));
    }

    private static final class StrictDialect extends StandardDialect {
        StrictDialect() {
            setVariableExpressionEvaluator(new PathExpressions());
        }

        @Override
        public Set<IProcessor> getProcessors(String prefix) {
            Set<IProcessor> processors = new LinkedHashSet<>(super.getProcessors(prefix));
            processors.removeIf(processor -> processor instanceof StandardUtextTagProcessor);
            processors.add(new SafeTextProcessor(prefix));
            return processors;
        }
    }
}
