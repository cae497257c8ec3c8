package org.factorlens.report;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.standard.processor.StandardUtextTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/** {@code th:utext} that takes {@link SafeHtml} and refuses everything else. */
final class SafeTextProcessor extends org.thymeleaf.processor.element.AbstractAttributeTagProcessor {
    SafeTextProcessor(String prefix) {
        super(
                TemplateMode.HTML,
                prefix,
                null,
                false,
                StandardUtextTagProcessor.ATTR_NAME,
                true,
                StandardUtextTagProcessor.PRECEDENCE,
                true);
    }

    @Override
    protected void doProcess(
            ITemplateContext context,
            IProcessableElementTag tag,
            AttributeName name,
            String expression,
            IElementTagStructureHandler handler) {
        Object value = StandardExpressions.getExpressionParser(context.getConfiguration())
                .parseExpression(context, expression)
                .execute(context);
        if (!(value instanceof SafeHtml safe)) {
            throw new IllegalArgumentException("th:utext=\"" + expression + "\" is not SafeHtml");
        }
        handler.setBody(safe.markup(), false);
    }
}
