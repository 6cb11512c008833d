using System.Globalization;
using System.Text;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Models;

namespace Swamp.Cli.Models;

/// <summary>Asks on a terminal which model is meant (MOD-22): by number, by name, or by a part of a name that narrows the list.</summary>
internal static class ModelPicker
{
    private const int MostShown = 30;

    /// <summary>The name that was chosen.</summary>
    /// <exception cref="SwampException">
    /// <see cref="ErrorCodes.InvalidArgument"/> when nobody can answer or there is nothing to choose from; <see cref="ErrorCodes.Cancelled"/>
    /// when the answer is empty.
    /// </exception>
    public static async Task<string> PickAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (!invocation.Output.MayAsk || invocation.Output.Json)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "Missing argument(s): model", "swamp model search, then swamp model edit <name>");
        }

        var all = (await invocation.CallAsync(ModelOperations.Search, new SearchModelsRequest(), cancellationToken)).Results;
        if (all.Count == 0)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "There are no models to choose from.", "swamp model create command/shell <name>");
        }

        using var reader = new StreamReader(invocation.Terminal.Input, Encoding.UTF8, leaveOpen: true);
        IReadOnlyList<ModelListItem> shown = all;
        while (true)
        {
            await AskAsync(invocation, shown, cancellationToken);
            var answer = (await reader.ReadLineAsync(cancellationToken))?.Trim();
            if (string.IsNullOrEmpty(answer))
            {
                throw new SwampException(ErrorCodes.Cancelled, "No model was chosen.", "swamp model edit <name>");
            }

            var found = Matching(all, shown, answer);
            if (found is [var only])
            {
                return only.Name;
            }

            shown = found.Count > 0 ? found : all;
        }
    }

    private static List<ModelListItem> Matching(IReadOnlyList<ModelListItem> all, IReadOnlyList<ModelListItem> shown, string answer)
    {
        if (all.FirstOrDefault(m => m.Name == answer) is { } named)
        {
            return [named];
        }

        return int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= shown.Count
            ? [shown[number - 1]]
            : [.. all.Where(m => m.Name.Contains(answer, StringComparison.OrdinalIgnoreCase))];
    }

    private static async Task AskAsync(Invocation invocation, IReadOnlyList<ModelListItem> shown, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Math.Min(shown.Count, MostShown); i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i + 1,4}  {shown[i].Name} ({shown[i].Type})\n");
        }

        if (shown.Count > MostShown)
        {
            text.Append(CultureInfo.InvariantCulture, $"      and {shown.Count - MostShown} more; a part of a name shows fewer\n");
        }

        text.Append("Which model? Number or name: ");
        await invocation.Terminal.Error.WriteAsync(VisibleText.Of(text.ToString()).AsMemory(), cancellationToken);
        await invocation.Terminal.Error.FlushAsync(cancellationToken);
    }
}
