import com.adobe.epubcheck.tool.EpubChecker;

/** Asks EPUBCheck about every file named after the folder into which it writes its reports: 0.json, 1.json, … */
public class EpubCaller {
    public static void main(String[] words) {
        for (int at = 1; at < words.length; at++) {
            String report = words[0] + "/" + (at - 1) + ".json";
            new EpubChecker().run(new String[] {words[at], "--json", report, "--quiet"});
        }
    }
}
