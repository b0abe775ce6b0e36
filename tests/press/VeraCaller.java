import java.io.File;
import java.io.InputStream;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Asks veraPDF's engine about every file named, against PDF/UA-1: one line a file, then what it breaks. The jar holds
 * the rules as XML but not the library that reads them, so they are read here.
 */
public class VeraCaller {
    static final String RULES = "/org/verapdf/pdfa/validation/PDFUA-1.xml";
    static final PDFAFlavour UA = PDFAFlavour.PDFUA_1;

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = read();
        for (String name : files) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(name), UA)) {
                ValidationResult result = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
                boolean good = result.isCompliant() && result.getTotalAssertions() > 0;
                System.out.println((good ? "pass " : "fail ") + name);
                for (TestAssertion broken : result.getTestAssertions()) {
                    System.out.println("  " + broken.getRuleId().getClause() + " " + broken.getMessage());
                }
            }
        }
    }

    static ValidationProfile read() throws Exception {
        Document document;
        try (InputStream stream = Profiles.class.getResourceAsStream(RULES)) {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : elements(document.getDocumentElement(), "rule")) {
            Element id = elements(rule, "id").iterator().next();
            String deferred = rule.getAttribute("deferred");
            rules.add(Profiles.ruleFromValues(
                    Profiles.ruleIdFromValues(
                            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                            id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
                    rule.getAttribute("object"), deferred.isEmpty() ? null : Boolean.valueOf(deferred),
                    rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
                    Profiles.errorFromValues(text(rule, "message"), Collections.emptyList()),
                    Collections.emptyList()));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : elements(document.getDocumentElement(), "variable")) {
            variables.add(Profiles.variableFromValues(
                    variable.getAttribute("name"), variable.getAttribute("object"),
                    text(variable, "defaultValue"), text(variable, "value")));
        }
        if (rules.size() < 90) {
            throw new IllegalStateException("only " + rules.size() + " rules in " + RULES);
        }
        return Profiles.profileFromValues(
                UA, Profiles.profileDetailsFromValues("PDF/UA-1", "", "", new Date(0)), "", rules, variables);
    }

    static Set<Element> elements(Element parent, String name) {
        Set<Element> out = new HashSet<>();
        NodeList found = parent.getElementsByTagName(name);
        for (int at = 0; at < found.getLength(); at++) {
            out.add((Element) found.item(at));
        }
        return out;
    }

    static String text(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
