package org.factorlens.report;

import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.DelegatingNodeRendererFactory;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The project's own prose, {@code templates/prose/NAME.md}, with numbers filled in as <code>{{name}}</code> from a record.
 * Code between dollar signs, and code blocks named {@code math}, are formulas. What a data set holds never comes here.
 */
final class Markdown {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    /** Characters that mean something to Markdown or HTML, none of which a number or a name of ours has. */
    private static final Pattern ACTIVE = Pattern.compile("[<>&\\[\\]`*#\\\\|~{}]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])");

    private static final DataHolder OPTIONS = new MutableDataSet()
            .set(Parser.EXTENSIONS, List.of(TablesExtension.create()))
            .set(HtmlRenderer.ESCAPE_HTML, true)
            .set(HtmlRenderer.RENDER_HEADER_ID, true)
            .set(HtmlRenderer.GENERATE_HEADER_ID, true)
            .toImmutable();

    private static final Parser PARSER = Parser.builder(OPTIONS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder(OPTIONS).nodeRendererFactory(new Formulas()).build();

    private Markdown() {}

    /** Prose with its numbers. */
    static SafeHtml prose(String name, Record values) {
        return prose(TemplateFiles.ofProgram(), name, values);
    }

    static SafeHtml prose(TemplateFiles files, String name, Record values) {
        return html(filled(files.text("prose/" + name + ".md"), values));
    }

    static SafeHtml html(String markdown) {
        return new SafeHtml(RENDERER.render(PARSER.parse(markdown)));
    }

    /** A text that may stand in prose: what Markdown would act on is a space; within a word it does not act on underscores. */
    static String plain(String text) {
        return ACTIVE.matcher(text).replaceAll(" ");
    }

    private static String filled(String text, Record values) {
        return PLACE.matcher(text).replaceAll(place -> {
            String value = (String) Properties.read(values, place.group(1));
            if (ACTIVE.matcher(value).find()) {
                throw new IllegalArgumentException("not plain text for prose: " + value);
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** Draws formulas and leaves other code to flexmark. */
    private static final class Formulas implements DelegatingNodeRendererFactory, NodeRenderer {
        @Override
        public NodeRenderer apply(DataHolder options) {
            return this;
        }

        @Override
        public Set<Class<?>> getDelegates() {
            return Set.of();
        }

        @Override
        public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
            return Set.of(
                    new NodeRenderingHandler<>(Code.class, Formulas::code),
                    new NodeRenderingHandler<>(FencedCodeBlock.class, Formulas::block));
        }

        private static void code(Code node, NodeRendererContext context, HtmlWriter html) {
            String text = node.getText().toString();
            if (text.length() > 2 && text.startsWith("$") && text.endsWith("$")) {
                html.raw(MathMl.inline(text.substring(1, text.length() - 1)));
            } else {
                context.delegateRender();
            }
        }

        private static void block(FencedCodeBlock node, NodeRendererContext context, HtmlWriter html) {
            if (node.getInfo().toString().equals("math")) {
                html.raw("<div class=\"formula\" tabindex=\"0\" role=\"group\" aria-label=\"Formula\">"
                                + MathMl.block(node.getContentChars().toString().strip()) + "</div>")
                        .line();
            } else {
                context.delegateRender();
            }
        }
    }
}
