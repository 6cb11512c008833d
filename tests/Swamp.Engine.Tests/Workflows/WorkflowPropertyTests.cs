using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Errors;
using Swamp.Engine.Values;
using Swamp.Engine.Workflows;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Schemas;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Tests.Workflows;

public sealed class WorkflowPropertyTests
{
    private static readonly JsonSchema Schema = JsonSchema.Compile(WorkflowSchema.Create());

    [Fact]
    public void Write_of_what_was_read_is_what_was_written() => Prop.ForAll(
        WorkflowGenerators.Workflows,
        static workflow =>
        {
            var text = WorkflowWriter.Write(workflow);
            var read = WorkflowReader.Read(text);
            return AreEqual(workflow, read) && WorkflowWriter.Write(read) == text;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_written_satisfies_the_published_schema() => Prop.ForAll(
        WorkflowGenerators.Workflows,
        static workflow => Schema.IsValid(YamlDocument.Parse(WorkflowWriter.Write(workflow)).ToJson())).QuickCheckThrowOnFailure();

    [Fact]
    public void Update_gives_the_wanted_workflow_and_keeps_what_others_wrote() => Prop.ForAll(
        WorkflowGenerators.Workflows,
        WorkflowGenerators.Workflows,
        static (before, after) =>
        {
            var file = YamlDocument.Parse("# mine\n" + WorkflowWriter.Write(before) + "x-mine: kept # mine\n");
            var updated = WorkflowWriter.Update(file, before, after);
            return AreEqual(after, WorkflowReader.Read(updated, null))
                && updated.Text.StartsWith("# mine\n", StringComparison.Ordinal)
                && updated.Text.Contains("x-mine: kept # mine", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_of_any_text_gives_a_workflow_or_an_error_with_a_place() => Prop.ForAll(
        Arb.From(
            from text in Gen.OneOf(WorkflowGenerators.Workflows.Generator.Select(WorkflowWriter.Write), Gen.Constant(WorkflowSamples.Everything))
            from at in Gen.Choose(0, Math.Max(text.Length - 1, 0))
            from gone in Gen.Choose(0, 12)
            from noise in Gen.Elements("", "\0", "[", "{", "}", "]", "&a", "*a", ": ", "\t", "\u0085", "!!int", "'", "\"", "- ", "<<: *x", "---\n", "null", "1e999", ".nan", "\ud800", "\n", "${{")
            select text[..at] + noise + text[Math.Min(at + gone, text.Length)..]),
        static text =>
        {
            try
            {
                WorkflowReader.Read(text, "x.yaml");
                return true;
            }
            catch (SwampException exception)
            {
                return exception.Error.Location is not null && exception.Error.Code is ErrorCodes.InvalidWorkflow or ErrorCodes.InvalidDocument;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    private static bool AreEqual(Workflow one, Workflow other) => JsonEquality.AreEqual(WorkflowJson.Of(one), WorkflowJson.Of(other));
}
