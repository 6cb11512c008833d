using Swamp.Engine.Definitions;
using Swamp.Engine.Models;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Workflows.Validation;

/// <summary>Says everything that is wrong with a workflow before it runs (WF-30 to WF-34).</summary>
/// <param name="workflows">The workflows of the repository.</param>
/// <param name="definitions">Its definitions.</param>
/// <param name="types">The types that can be used.</param>
public sealed class WorkflowValidator(IWorkflowStore workflows, IDefinitionStore definitions, ModelTypeRegistry types)
{
    /// <summary>Validates a workflow.</summary>
    /// <param name="stored">The workflow.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The checks in the order of WF-30; it can run when all of them passed.</returns>
    public async Task<IReadOnlyList<WorkflowCheck>> ValidateAsync(StoredWorkflow stored, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var document = YamlDocument.Parse(stored.Text, Path.GetFileName(stored.Path));
        var notices = new List<WorkflowNotice>();
        WorkflowReader.Read(document, document.FileName, notices);
        var validated = new ValidatedWorkflow(stored.Workflow, document);
        var checks = new List<WorkflowCheck> { new(WorkflowCheck.SchemaName, Passed: true) };
        checks.AddRange(StructureChecks.Of(validated));
        checks.AddRange(await new StepInputChecks(validated, workflows, definitions, types).RunAsync(cancellationToken));
        checks.AddRange(PlacementChecks.Of(stored.Workflow));
        checks.AddRange(new WorkflowExpressionChecks(validated).Run());
        checks.AddRange(OverrideChecks.Of(validated));
        if (await NestingCheck.OfAsync(stored.Workflow, workflows, cancellationToken) is { } nesting)
        {
            checks.Add(nesting);
        }

        if (notices.Count > 0)
        {
            checks.Add(WorkflowCheck.Warn("Keys without effect", string.Join('\n', notices.Select(static notice => $"{notice.Message}{(notice.Location is { } place ? $" (at {place})" : "")}"))));
        }

        return checks;
    }
}
