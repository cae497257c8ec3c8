package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.junit.jupiter.api.Test;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Every page by the Nu validator: no error, no warning. */
class ValidityIT {
    /** Where the site would stand: the validator asks whether files are of the page's own origin, and opens none. */
    private static final String ORIGIN = "https://example.org/";

    private final Site site = Site.generated();

    @Test
    void pages_all_areValid() throws Exception {
        Messages messages = new Messages();
        SimpleDocumentValidator validator = new SimpleDocumentValidator();
        validator.setUpMainSchema("http://s.validator.nu/html5-all.rnc", messages);
        validator.setUpValidatorAndParsers(messages, false, false);

        for (String address : site.pages()) {
            validate(validator, address, messages);
        }
        assertThat(messages.found).isEmpty();
    }

    private void validate(SimpleDocumentValidator validator, String address, Messages messages)
            throws IOException, SAXException {
        messages.address = address;
        try (var in = Files.newInputStream(site.folder().resolve(address))) {
            InputSource source = new InputSource(in);
            source.setEncoding("UTF-8");
            source.setSystemId(ORIGIN + address);
            validator.checkHtmlInputSource(source);
        }
    }

    private static final class Messages implements ErrorHandler {
        private final List<String> found = new ArrayList<>();
        private String address = "schema";

        private void add(SAXParseException message) {
            found.add(address + ":" + message.getLineNumber() + ": " + message.getMessage());
        }

        @Override
        public void warning(SAXParseException message) {
            add(message);
        }

        @Override
        public void error(SAXParseException message) {
            add(message);
        }

        @Override
        public void fatalError(SAXParseException message) {
            add(message);
        }
    }
}
