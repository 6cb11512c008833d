namespace Swamp.Cel;

/// <summary>Ends an evaluation that has used up its budget. Unlike an error value it cannot be absorbed.</summary>
internal sealed class CelLimitException(CelFault fault) : Exception(fault.Message)
{
    public CelFault Fault { get; } = fault;
}
