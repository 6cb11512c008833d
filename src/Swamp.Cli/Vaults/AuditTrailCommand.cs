using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Operations.Vaults;

namespace Swamp.Cli.Vaults;

/// <summary><c>swamp vault audit-trail</c> (VCMD-35).</summary>
internal static class AuditTrailCommand
{
    public static Command Build()
    {
        var vault = new Option<string?>("--vault") { Description = "Only this vault", HelpName = "name" };
        var key = new Option<string?>("--key") { Description = "Only this secret", HelpName = "key" };
        var action = new Option<string?>("--action") { Description = "Only this action: get, put, delete, annotate", HelpName = "action" };
        var since = new Option<string?>("--since") { Description = "How far back (7d, 12h), or a time (default: 7d)", HelpName = "when" };
        var until = new Option<string?>("--until") { Description = "The end, written the same way (default: now)", HelpName = "when" };
        var limit = new Option<int>("--limit") { Description = "Most entries", HelpName = "n", DefaultValueFactory = static _ => 100 };
        return new OperationCommand<AuditTrailRequest, AuditTrailResult>("audit-trail", VaultOperations.AuditTrail)
        {
            Options = { vault, key, action, since, until, limit },
            Examples = [new("Who changed secrets this week?", "swamp vault audit-trail"), new("Who read one today?", "swamp vault audit-trail --key API_KEY --action get --since 24h")],
            Notes = "Reads are recorded only for vaults that were made with --audit-reads.",
            Bind = (invocation, _) => ValueTask.FromResult(new AuditTrailRequest
            {
                Vault = invocation.Value(vault),
                Key = invocation.Value(key),
                Action = invocation.Value(action),
                Since = invocation.Value(since),
                Until = invocation.Value(until),
                Limit = invocation.Value(limit),
            }),
            Render = Render,
        };
    }

    private static void Render(AuditTrailResult result, TextOutput output)
    {
        foreach (var entry in result.Entries)
        {
            output.Line(VisibleText.Of($"{entry.Timestamp} {entry.Action.ToUpperInvariant(),-8} {entry.VaultName} ({entry.VaultType})/{entry.SecretKey} by {entry.CallerContext}"));
        }

        if (result.Entries.Count == 0)
        {
            output.Line("No entries found.");
        }
        else if (result.Truncated)
        {
            output.Line($"There are more; this is the beginning. Raise --limit above {result.ReturnedCount}, or narrow the search.");
        }
    }
}
