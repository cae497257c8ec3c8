package org.factorlens.report;

import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * What {@code ${…}} may say in a template: a path such as {@code page.frame.title} through view records. No calls, no
 * arithmetic; an unknown name is an error, and so is a floating-point number, which has to be formatted in Java.
 */
final class PathExpressions implements IStandardVariableExpressionEvaluator {
    @Override
    public Object evaluate(
            IExpressionContext context,
            IStandardVariableExpression expression,
            StandardExpressionExecutionContext execution) {
        String path = expression.getExpression().trim();
        String[] names = path.split("\\.", -1);
        if (!context.containsVariable(names[0])) {
            throw new IllegalArgumentException("${" + path + "}: there is no '" + names[0] + "' here");
        }
        Object value = context.getVariable(names[0]);
        for (int i = 1; i < names.length; i++) {
            value = Properties.read(value, names[i]);
        }
        if (value instanceof Double || value instanceof Float) {
            throw new IllegalArgumentException("${" + path + "} is a floating-point number; format it in Java");
        }
        return value;
    }
}
