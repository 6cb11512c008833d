using System.Text.Json.Nodes;
using Swamp.Engine.Execution;
using Swamp.Engine.Execution.Drivers;

namespace Swamp.Engine.Models;

/// <summary>The code behind a model type, wherever it runs: built in, in an extension host, in a container.</summary>
public interface IModelImplementation
{
    /// <summary>Runs a method. Arguments are validated, coerced and free of expressions; secrets are real values.</summary>
    /// <exception cref="Errors.SwampException">The method failed in an anticipated way.</exception>
    Task<MethodOutcome> ExecuteAsync(string method, JsonObject arguments, IMethodContext context, CancellationToken cancellationToken);

    /// <summary>Runs a pre-flight check (TYPE-9).</summary>
    Task<CheckOutcome> CheckAsync(string check, IMethodContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Whether the code parses global and method arguments itself, with rules that a JSON Schema cannot hold. They are then merged and coerced before the
    /// call, and judged by the code.
    /// </summary>
    bool ParsesArguments(string method) => false;

    /// <summary>
    /// A method is about to be called in this process: what takes long to start can start now, beside the rest of the run's beginning. What goes wrong shows at
    /// the call.
    /// </summary>
    void Prepare()
    {
    }

    /// <summary>The code that runs a method: this, or what was grafted onto the type.</summary>
    IModelImplementation Behind(string method) => this;

    /// <summary>The code that runs a check: this, or what was grafted onto the type.</summary>
    IModelImplementation BehindCheck(string check) => this;

    /// <summary>The code as something that can be sent elsewhere; null when it is built in.</summary>
    /// <exception cref="Errors.SwampException">It cannot be made into one file.</exception>
    ValueTask<MethodCode?> FindCodeAsync(CancellationToken cancellationToken) => ValueTask.FromResult<MethodCode?>(null);
}
