// GephiReads FILE...: opens each file as Gephi does (its own importer, then its processor into a workspace) and
// prints a line of JSON for it: {"file", "issues": [...], "nodes": {id: {column: value}}, "edges": {id: {...}}}.
// Two tables are one network: NODES.csv,EDGES.csv. Issues are what Gephi's import report would show.
import com.google.gson.GsonBuilder;
import java.io.File;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.types.TimestampSet;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.importer.api.Report;
import org.gephi.io.importer.plugin.file.ImporterGEXF;
import org.gephi.io.importer.plugin.file.ImporterGraphML;
import org.gephi.io.importer.plugin.file.spreadsheet.ImporterSpreadsheetCSV;
import org.gephi.io.importer.spi.FileImporter;
import org.gephi.io.processor.plugin.AppendProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

public class GephiReads {
    static final ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    static final ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);

    public static void main(String[] words) throws Exception {
        LogManager.getLogManager().reset();
        for (String word : words) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("file", word);
            List<String> issues = new ArrayList<>();
            told.put("issues", issues);
            projects.newProject();
            Workspace workspace = projects.getCurrentWorkspace();
            for (String path : word.split(","))
                open(new File(path).getCanonicalFile(), workspace, issues);
            tell(workspace, told);
            projects.closeCurrentProject();
            System.out.println(new GsonBuilder().serializeSpecialFloatingPointValues().disableHtmlEscaping().create().toJson(told));
        }
    }

    static FileImporter importerOf(File file) throws Exception {
        if (file.getName().endsWith(".gexf"))
            return new ImporterGEXF();
        if (file.getName().endsWith(".graphml"))
            return new ImporterGraphML();
        ImporterSpreadsheetCSV table = new ImporterSpreadsheetCSV();
        table.setFile(file);
        table.refreshAutoDetections();
        for (String column : table.getColumnsClasses().keySet()) // its window offers types: a month is no moment
            if (TimestampSet.class.equals(table.getColumnClass(column)))
                table.setColumnClass(column, String.class);
        return table;
    }

    static void open(File file, Workspace workspace, List<String> issues) throws Exception {
        Container container = importer.importFile(file, importerOf(file));
        if (container == null) {
            issues.add("refused: " + file);
            return;
        }
        container.getLoader().setAutoScale(false); // which would move the places
        Report report = container.getReport();
        importer.process(container, new AppendProcessor(), workspace);
        for (Iterator<Issue> all = report.getIssues(1 << 20); all.hasNext();) {
            Issue issue = all.next();
            issues.add(issue.getLevel() + ": " + issue.getMessage());
        }
    }

    static void tell(Workspace workspace, Map<String, Object> told) {
        Graph graph = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace).getGraph();
        Map<String, Object> nodes = new LinkedHashMap<>(), edges = new LinkedHashMap<>();
        for (Node node : graph.getNodes())
            nodes.put((String) node.getId(), attributes(node, place(node)));
        for (Edge edge : graph.getEdges()) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("source", edge.getSource().getId());
            data.put("target", edge.getTarget().getId());
            data.put("directed", edge.isDirected());
            data.put("type", edge.getTypeLabel());
            edges.put((String) edge.getId(), attributes(edge, data));
        }
        told.put("nodes", nodes);
        told.put("edges", edges);
    }

    static Map<String, Object> place(Node node) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("x", node.x());
        data.put("y", node.y());
        return data;
    }

    static Map<String, Object> attributes(Element element, Map<String, Object> data) {
        for (Column column : element.getTable()) {
            Object value = element.getAttribute(column);
            if (value != null)
                data.put(nameOf(column), value instanceof Number || value instanceof Boolean ? value : value.toString());
        }
        return data;
    }

    /** Our name of a column: Gephi calls its own ones Label and Weight. */
    static String nameOf(Column column) {
        String title = column.getTitle();
        return title.equals("Label") || title.equals("Weight") ? title.toLowerCase() : title;
    }
}
