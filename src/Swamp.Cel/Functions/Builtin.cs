namespace Swamp.Cel;

/// <summary>A function of the language; one of the three bodies is set.</summary>
internal sealed class Builtin
{
    public Builtin(string name, UnaryBody body) => (Name, Unary) = (name, body);

    public Builtin(string name, BinaryBody body) => (Name, Binary) = (name, body);

    public Builtin(string name, NaryBody body) => (Name, Nary) = (name, body);

    public string Name { get; }

    public UnaryBody? Unary { get; }

    public BinaryBody? Binary { get; }

    public NaryBody? Nary { get; }

    public NaryBody ToNary() =>
        Unary is not null ? (frame, args) => Unary(frame, args[0])
        : Binary is not null ? (frame, args) => Binary(frame, args[0], args[1])
        : Nary!;
}
