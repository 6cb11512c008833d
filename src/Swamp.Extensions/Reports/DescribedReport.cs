using System.Text.Json.Nodes;
using Swamp.Engine.Reports;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Reports;

/// <summary>What a report says of itself.</summary>
internal class DescribedReport(JsonObject description) : IReport
{
    public string Name { get; } = DescriptionReader.Text(description["name"]) ?? "";

    public string Description { get; } = DescriptionReader.Text(description["description"]) ?? "";

    public string Scope { get; } = DescriptionReader.Text(description["scope"]) ?? "method";

    public IReadOnlyList<string> Labels { get; } = DescriptionReader.Texts(description["labels"]);
}
