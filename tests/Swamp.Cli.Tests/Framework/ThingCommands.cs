using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Engine.Errors;
using Swamp.Operations.Events;

namespace Swamp.Cli.Tests.Framework;

/// <summary>Commands made for tests of the framework. Each writes what it was given.</summary>
internal static class ThingCommands
{
    public static Command Build()
    {
        var group = new Command("thing", "Things for tests");
        group.Subcommands.Add(Get());
        group.Subcommands.Add(Put());
        group.Subcommands.Add(Fail());
        group.Subcommands.Add(new FlowCommand("list", "List things", null) { Flow = (_, _) => Task.FromResult(0) });
        group.Subcommands.Add(new FlowCommand("secret", "Not shown", null) { Hidden = true, Flow = (_, _) => Task.FromResult(0) });
        return group;
    }

    private static FlowCommand Get()
    {
        var name = new Argument<string>("name") { Description = "Name of the thing" };
        var more = new Argument<string?>("other") { Description = "Another one", Arity = ArgumentArity.ZeroOrOne };
        var limit = new Option<int?>("--limit", "-n") { Description = "The most" };
        var kind = new Option<string>("--kind") { Description = "Which kind" };
        kind.AcceptOnlyFromAmong("alpha", "beta");
        var force = new Option<bool>("--force", "-f") { Description = "Do it" };
        var tags = new Option<string[]>("--tag") { Description = "Tags" };
        return new FlowCommand("get", "Get a thing", null)
        {
            Arguments = { name, more },
            Options = { limit, kind, force, tags },
            Flow = (invocation, _) =>
            {
                invocation.Writer.WriteText(text =>
                {
                    text.Line($"name={invocation.Value(name)}");
                    text.Line($"other={invocation.Value(more)}");
                    text.Line($"limit={invocation.Value(limit)}");
                    text.Line($"kind={invocation.Value(kind)}");
                    text.Line($"force={invocation.Value(force)}");
                    text.Line($"tags={string.Join('|', invocation.Values(tags))}");
                });
                return Task.FromResult(ExitCodes.Ok);
            },
        };
    }

    private static FlowCommand Put()
    {
        var name = new Argument<string>("name") { Description = "Name of the thing" };
        var value = new Argument<string>("value") { Description = "Its value" };
        var must = new Option<string>("--must") { Description = "Cannot be left out", Required = true };
        return new FlowCommand("put", "Put a thing", null)
        {
            Arguments = { name, value },
            Options = { must },
            Flow = (_, _) => Task.FromResult(ExitCodes.Ok),
        };
    }

    private static FlowCommand Fail()
    {
        var kind = new Argument<string>("kind") { Description = "How" };
        return new FlowCommand("fail", "Fail", null)
        {
            Arguments = { kind },
            Flow = async (invocation, cancellationToken) =>
            {
                switch (invocation.Value(kind))
                {
                    case "lock":
                        throw new SwampException(ErrorCodes.LockTimeout, "The lock is held.", "swamp datastore lock status");
                    case "defect":
                        throw new InvalidOperationException("broken");
                    case "cancel":
                        cancellationToken.ThrowIfCancellationRequested();
                        break;
                    case "give-up":
                        throw new OperationCanceledException("A server did not answer.");
                    case "ask":
                        return await invocation.ConfirmAsync("Really?", given: false, cancellationToken) ? ExitCodes.Ok : ExitCodes.Failure;
                    case "log":
                        await invocation.Events.InfoAsync("thing.fail", "Heard {braces}", cancellationToken);
                        await invocation.Events.EmitAsync(new NoticeEvent("thing_notice", "Mind this", IsWarning: true), cancellationToken);
                        break;
                    case "escape":
                        throw new SwampException(ErrorCodes.InvalidArgument, "bad \u001b[31mred\u0007", null);
                    default:
                        break;
                }

                return ExitCodes.Ok;
            },
        };
    }
}
