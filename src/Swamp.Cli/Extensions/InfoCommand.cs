using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Operations.Registry;

namespace Swamp.Cli.Extensions;

/// <summary><c>extension info</c> (EXC-21).</summary>
internal static class InfoCommand
{
    public static Command Build()
    {
        var name = RegistryOptions.Extension("@collective/name");
        var shared = new RegistryOptions();
        return shared.AddTo(new OperationCommand<ExtensionInfoRequest, ExtensionInfoResult>("info", RegistryOperations.Info)
        {
            Arguments = { name },
            Examples =
            [
                new("What does it bring, and which versions are there?", "swamp extension info @acme/thing"),
                new("Which methods does it have, with which arguments?", "swamp extension info @acme/thing --verbose"),
            ],
            Bind = (invocation, _) => ValueTask.FromResult(new ExtensionInfoRequest { Name = invocation.Required(name), Details = invocation.Output.Verbose, Registry = shared.Registry(invocation) }),
            Render = Render,
        });
    }

    private static void Render(ExtensionInfoResult result, TextOutput output)
    {
        output.Field("Name", result.Name);
        output.Field("Registry", result.Registry);
        output.Field("Description", Visible(result.Description));
        output.Field("Repository", Visible(result.Repository) is { } source ? source + (result.RepositoryVerified == true ? " (verified)" : "") : null);
        output.Field("Homepage", Visible(result.HomepageUrl));
        output.Field("Licence", Visible(result.License));
        output.Field("Author", Visible(result.Author is { } author ? Author(author) : null));
        output.Field("Latest", result.LatestVersion);
        output.Field("Release candidate", result.LatestRc);
        output.Field("Beta", result.LatestBeta);
        output.Field("Installed", result.InstalledVersion);
        output.Field("Published", Published(result));
        output.Field("Pulls", result.PullCount);
        output.Field("Score", Visible(Score(result.Score)));
        RegistryText.Contents(result.Contents, output);
        output.Field("Labels", result.Labels.Count > 0 ? Visible(RegistryText.List(result.Labels)) : null);
        output.Field("Platforms", result.Platforms.Count > 0 ? Visible(RegistryText.List(result.Platforms)) : null);
        output.Field("Needs", result.Dependencies.Count > 0 ? Visible(RegistryText.List(result.Dependencies)) : null);
        output.Field("Yanked", Visible(result.YankReason));
        output.Field("Deprecated", result.DeprecationReason is { } reason ? Visible(reason + (result.SupersededBy is { } other ? $" Use {other} instead." : "")) : null);
        if (output.Verbose)
        {
            Methods(result.ContentMetadata?["models"] as JsonArray ?? [], output);
        }

        var isTimed = result.Versions.Any(static v => v.PublishedAt is not null);
        output.Table(
            isTimed ? ["Version", "Channel", "Published", "Yanked"] : ["Version", "Channel", "Yanked"],
            [.. result.Versions.Select(v => Row(v, isTimed))],
            "No versions.");
    }

    private static IReadOnlyList<string> Row(PublishedVersion version, bool isTimed)
    {
        var yanked = Visible(version.YankReason) ?? "";
        return isTimed ? [version.Version, version.Channel, RegistryText.Day(version.PublishedAt) ?? "", yanked] : [version.Version, version.Channel, yanked];
    }

    private static string Author(ExtensionAuthor author) =>
        author is { DisplayName: { } name, Username: { } login } ? $"{name} ({login})" : author.DisplayName ?? author.Username!;

    private static string? Published(ExtensionInfoResult result) => (RegistryText.Day(result.CreatedAt), RegistryText.Day(result.UpdatedAt)) switch
    {
        (null, var last) => last,
        (var first, null) => first,
        var (first, last) => first == last ? first : $"{first}, last {last}",
    };

    private static string? Score(ExtensionScore? score) => score switch
    {
        null => null,
        { Percentage: { } percentage, Grade: var grade } => string.Create(CultureInfo.InvariantCulture, $"{percentage:0.#} %{(grade is null ? "" : $" ({grade})")}"),
        _ => score.Grade,
    };

    /// <summary>The methods of models with their arguments: <c>feed(fish:string, amount?:number)</c>. What they are made of comes from elsewhere and may be anything.</summary>
    private static void Methods(JsonArray models, TextOutput output)
    {
        foreach (var model in models.OfType<JsonObject>())
        {
            var methods = (model["methods"] as JsonArray ?? []).OfType<JsonObject>().ToList();
            if (methods.Count > 0)
            {
                output.Line(output.Bold($"Methods of {Visible(Text(model["type"]))}:"));
            }

            foreach (var method in methods)
            {
                var arguments = (method["arguments"] as JsonArray ?? []).OfType<JsonObject>().Select(static a => $"{Text(a["name"])}{(IsTrue(a["required"]) ? "" : "?")}:{Text(a["type"])}");
                var description = Text(method["description"]).ReplaceLineEndings(" ");
                output.Line($"  {Visible($"{Text(method["name"])}({string.Join(", ", arguments)}){(description.Length > 0 ? "  " + description : "")}")}");
            }
        }
    }

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node?.ToJsonString() ?? "";

    private static bool IsTrue(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    private static string? Visible(string? text) => text is null ? null : VisibleText.Of(text);
}
