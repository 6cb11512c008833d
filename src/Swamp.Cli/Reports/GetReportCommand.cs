using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Reports;

namespace Swamp.Cli.Reports;

/// <summary><c>swamp report get</c> (REP-31 to REP-35).</summary>
internal static class GetReportCommand
{
    private const int UsualWidth = 80;
    private const int LeastWidth = 20;
    private const int LeastColumn = 5;

    public static Command Build()
    {
        var name = new Argument<string>("name") { Description = "Name of the report" };
        var model = new Option<string?>("--model") { Description = "Model it is about", HelpName = "name" };
        var workflow = new Option<string?>("--workflow") { Description = "Workflow it is about", HelpName = "name" };
        var version = new Option<int?>("--version") { Description = "Version; the latest when absent", HelpName = "n" };
        var variant = new Option<string?>("--variant") { Description = "Which iteration of a repeated step", HelpName = "suffix" };
        var markdown = new Option<bool>("--markdown") { Description = "Print the markdown as it is stored" };
        var maxWidth = new Option<int?>("--max-width") { Description = "Widest line, 20 or more", HelpName = "n" };
        var maxColumn = new Option<int?>("--max-col-width") { Description = "Widest column of a table, 5 or more", HelpName = "n" };
        var command = new FlowCommand("get", ReportOperations.Get.Summary, ReportOperations.Get)
        {
            Examples =
            [
                new("The latest summary of a workflow", "swamp report get @swamp/workflow-summary --workflow nightly"),
                new("For a chat or a pull request", "swamp report get @swamp/method-summary --model db --markdown"),
            ],
            Flow = async (invocation, cancellationToken) =>
            {
                var asMarkdown = invocation.Value(markdown);
                if (asMarkdown && invocation.Output.Json)
                {
                    throw new SwampException(ErrorCodes.InvalidArgument, "--markdown and --json exclude each other.", "With --json the markdown is a member of the result.");
                }

                var settings = Engine.Repositories.SwampEnvironment.From(invocation.Host.Variables);
                var width = Checked("--max-width", invocation.Value(maxWidth), LeastWidth) ?? AtLeast(settings.ReportMaxWidth, LeastWidth);
                var column = Checked("--max-col-width", invocation.Value(maxColumn), LeastColumn) ?? AtLeast(settings.ReportMaxColumnWidth, LeastColumn);
                var request = new ReportGetRequest
                {
                    Name = invocation.Value(name)!,
                    Model = invocation.Value(model),
                    Workflow = invocation.Value(workflow),
                    Version = invocation.Value(version),
                    Variant = invocation.Value(variant),
                };
                var result = await invocation.CallAsync(ReportOperations.Get, request, cancellationToken);
                invocation.Write(ReportOperations.Get, result, (report, output) => Render(report, output, asMarkdown, width, column));
                return ExitCodes.Ok;
            },
        };
        command.Arguments.Add(name);
        foreach (var option in new Option[] { model, workflow, version, variant, markdown, maxWidth, maxColumn })
        {
            command.Options.Add(option);
        }

        return command;
    }

    private static void Render(ReportGetResult report, TextOutput output, bool asMarkdown, int? maxWidth, int? maxColumn)
    {
        var about = $"{(report.ModelType == "workflow" ? $"Workflow: {report.ModelName}" : $"Model: {report.ModelName} ({report.ModelType})")} | Scope: {report.ReportScope} | v{report.Version} | {report.CreatedAt}";
        if (asMarkdown)
        {
            output.Line($"## {report.ReportName}");
            output.Line();
            output.Line(about);
            output.Line();
            output.Text(report.Markdown.EndsWith('\n') ? report.Markdown : report.Markdown + "\n");
            return;
        }

        var width = maxWidth ?? (output.Width > 0 ? Math.Max(output.Width, LeastWidth) : UsualWidth);
        var rule = new string('─', width);
        output.Line(rule);
        output.Line($"{output.Bold(report.ReportName)} | {about}");
        output.Line(rule);
        new MarkdownText(output, width, maxColumn).Write(VisibleText.Of(report.Markdown));
    }

    private static int? Checked(string option, int? value, int least) => value < least
        ? throw new SwampException(ErrorCodes.InvalidArgument, $"{option} must be {least} or more, not {value}.", $"{option} {least}")
        : value;

    private static int? AtLeast(int? value, int least) => value >= least ? value : null;
}
