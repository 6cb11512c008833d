using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Expressions;
using Swamp.Engine.Workflows;
using Swamp.Engine.Workflows.Evaluation;

namespace Swamp.Operations.Sessions;

/// <content>Workflows.</content>
public sealed partial class RepositorySession
{
    private FileWorkflowStore? workflows;

    /// <summary>The workflows of the repository.</summary>
    public IWorkflowStore Workflows => workflows ??= new FileWorkflowStore(Layout, Host.Clock, ExtensionPlaces.KindFolder("workflows"), ExtensionPlaces.WorkflowFiles, PulledFiles.CheckAsync);

    /// <summary>What the expressions of a workflow file see before it runs.</summary>
    /// <param name="inputs">Value of <c>inputs</c>.</param>
    /// <param name="self">Value of <c>self</c> in an iteration; null elsewhere.</param>
    public ExpressionScope CreateWorkflowScope(JsonObject inputs, JsonObject? self)
    {
        var records = new DataRecords(Data, SensitiveOutputs);
        var functions = new DataFunctions(Definitions, Data, Catalog, records, new ExpressionDataQuery(new DataQuery(Catalog, Data), records), Layout.Namespace);
        var roots = new WorkflowRoots(inputs, self, Host.Variables, functions, new ModelRecords(Definitions, Catalog, records));
        return new ExpressionScope(roots, VaultService, new SecretTable(Host.Ids), Redactor);
    }
}
