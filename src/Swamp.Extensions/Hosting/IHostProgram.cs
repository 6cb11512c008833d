namespace Swamp.Extensions.Hosting;

/// <summary>A program that runs the extensions of one language.</summary>
internal interface IHostProgram
{
    /// <summary>What messages call it.</summary>
    string Name { get; }

    /// <summary>Whether everything is on this machine already.</summary>
    bool IsAtHand => true;

    /// <summary>Brings together what starting it takes.</summary>
    /// <exception cref="Engine.Errors.SwampException"><c>missing_deps</c>: it is not there and cannot be had.</exception>
    Task<HostCommand> PrepareAsync(CancellationToken cancellationToken);
}
