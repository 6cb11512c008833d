using System.Runtime.CompilerServices;

namespace Swamp.Cel;

/// <summary>
/// Decides whether a value of one type may stand where another is wanted, and finds on the way what type parameters stand for. Work and the size
/// of types are limited, so that no expression can make a check long or large.
/// </summary>
internal sealed class TypeUnifier(long steps)
{
    private const int MaxDepth = 1100;
    private const int MaxWeight = 1000;

    private readonly Dictionary<CelType, CelType> bindings = new(ReferenceEqualityComparer.Instance);
    private readonly List<(CelType Variable, CelType? Before)> trail = [];
    private long budget = steps;
    private int depth;
    private int created;

    /// <summary>A type that is not known yet.</summary>
    public CelType Fresh() => new(CelTypeKind.Parameter, $"?{created++}");

    /// <summary>Counts a step of work.</summary>
    public void Step()
    {
        if (--budget < 0) throw new CheckLimitException();
    }

    /// <summary>Takes a type for a parameter when it fits, and remembers what that says about unknown types; otherwise nothing changes.</summary>
    public bool TryAssign(CelType from, CelType to) => TryAssign([from], [to]);

    public bool TryAssign(ReadOnlySpan<CelType> from, ReadOnlySpan<CelType> to)
    {
        if (from.Length != to.Length) return false;
        trail.Clear();
        for (var i = 0; i < from.Length; i++)
        {
            if (Assign(from[i], to[i])) continue;
            Undo();
            return false;
        }

        return true;
    }

    /// <summary>The type with everything put in that is known; with <paramref name="isFinal"/> what is not known becomes dynamic.</summary>
    public CelType Resolve(CelType type, bool isFinal = false)
    {
        if (!type.HasParameter) return type;
        Enter();
        var resolved = type.TypeKind != CelTypeKind.Parameter ? Rebuild(type, p => Resolve(p, isFinal))
            : bindings.TryGetValue(type, out var bound) ? Resolve(bound, isFinal)
            : isFinal ? CelType.Dyn
            : type;
        depth--;
        return resolved;
    }

    /// <summary>The narrowest type that both may stand for; they have to be assignable.</summary>
    public CelType Join(CelType a, CelType b)
    {
        Enter();
        var joined = JoinKnown(Known(a), Known(b));
        depth--;
        return joined;
    }

    /// <summary>A form of a function with type parameters of its own for this use.</summary>
    public (CelType[] Parameters, CelType Result) Instantiate(Overload overload)
    {
        if (overload.TypeParameters.Length == 0) return (overload.Parameters, overload.Result);
        var fresh = new Dictionary<string, CelType>(StringComparer.Ordinal);
        foreach (var name in overload.TypeParameters) fresh[name] = Fresh();
        return ([.. overload.Parameters.Select(p => Replace(p, fresh))], Replace(overload.Result, fresh));
    }

    /// <summary>A type with its named parameters replaced; names that are not there yet get a fresh type.</summary>
    public CelType Replace(CelType type, Dictionary<string, CelType> replacements)
    {
        if (!type.HasParameter) return type;
        if (type.TypeKind != CelTypeKind.Parameter) return Rebuild(type, p => Replace(p, replacements));
        if (!replacements.TryGetValue(type.Name, out var replacement)) replacements[type.Name] = replacement = Fresh();
        return replacement;
    }

    /// <summary>A type of parts, dynamic when it would be too large.</summary>
    public static CelType Make(CelTypeKind kind, string name, params CelType[] parts)
    {
        var weight = 1L;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].TypeKind == CelTypeKind.Error) parts[i] = CelType.Dyn;
            weight += parts[i].Weight;
        }

        return weight > MaxWeight ? CelType.Dyn : new CelType(kind, name, parts);
    }

    private CelType Rebuild(CelType type, Func<CelType, CelType> map)
    {
        Step();
        var parts = new CelType[type.Parameters.Count];
        for (var i = 0; i < parts.Length; i++) parts[i] = map(type.Parameters[i]);
        return Make(type.TypeKind, type.Name, parts);
    }

    private void Enter()
    {
        Step();
        if (++depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new CheckLimitException();
    }

    private bool Assign(CelType from, CelType to)
    {
        if (ReferenceEquals(from, to)) return true;
        Enter();
        var fits = AssignParts(from, to);
        depth--;
        return fits;
    }

    private bool AssignParts(CelType from, CelType to)
    {
        if (to.TypeKind == CelTypeKind.Parameter)
        {
            if (Bind(to, from, out var wasBound)) return true;
            if (wasBound) return false;
        }

        if (from.TypeKind == CelTypeKind.Parameter) return Bind(from, to, out _);
        if (from.IsDynOrError)
        {
            Spread(to);
            return true;
        }

        if (to.IsDynOrError) return true;
        if (from.IsNull) return IsNullable(to);
        if (to.IsNull) return IsNullable(from);
        if (from.TypeKind == CelTypeKind.Wrapper || to.TypeKind == CelTypeKind.Wrapper) return Unwrapped(from).Equals(Unwrapped(to));
        if (from.TypeKind != to.TypeKind) return false;
        if (from.TypeKind == CelTypeKind.Type) return true;
        return string.Equals(from.Name, to.Name, StringComparison.Ordinal) && AssignAll(from.Parameters, to.Parameters);
    }

    private bool AssignAll(IReadOnlyList<CelType> from, IReadOnlyList<CelType> to)
    {
        if (from.Count != to.Count) return false;
        for (var i = 0; i < from.Count; i++)
        {
            if (!Assign(from[i], to[i])) return false;
        }

        return true;
    }

    private static CelType Unwrapped(CelType type) => type.TypeKind == CelTypeKind.Wrapper ? type.Parameters[0] : type;

    private static bool IsNullable(CelType type) =>
        type.TypeKind is CelTypeKind.Opaque or CelTypeKind.Wrapper || type.IsNull || type.Equals(CelType.Timestamp) || type.Equals(CelType.Duration);

    /// <summary>What a dynamic value is given for may hold anything, so its parts are not known either.</summary>
    private void Spread(CelType to)
    {
        if (!to.HasParameter) return;
        Enter();
        if (to.TypeKind == CelTypeKind.Parameter) Bind(to, CelType.Dyn, out _);
        else foreach (var part in to.Parameters) Spread(part);
        depth--;
    }

    private bool Bind(CelType variable, CelType type, out bool wasBound)
    {
        wasBound = bindings.TryGetValue(variable, out var bound);
        if (ReferenceEquals(variable, type)) return true;
        if (!wasBound)
        {
            if (Occurs(variable, type)) return false;
            Set(variable, type);
            return true;
        }

        if (ReferenceEquals(type, bound)) return true;
        if (!Assign(type, bound!)) return false;
        var joined = Join(type, bound!);
        if (!ReferenceEquals(joined, bound) && !Occurs(variable, joined)) Set(variable, joined);
        return true;
    }

    private bool Occurs(CelType variable, CelType within)
    {
        if (!within.HasParameter) return false;
        Enter();
        var occurs = ReferenceEquals(variable, within)
            || (within.TypeKind == CelTypeKind.Parameter
                ? bindings.TryGetValue(within, out var bound) && Occurs(variable, bound)
                : within.Parameters.Any(p => Occurs(variable, p)));
        depth--;
        return occurs;
    }

    private void Set(CelType variable, CelType type)
    {
        trail.Add((variable, bindings.GetValueOrDefault(variable)));
        bindings[variable] = type;
    }

    private void Undo()
    {
        for (var i = trail.Count - 1; i >= 0; i--)
        {
            var (variable, before) = trail[i];
            if (before is null) bindings.Remove(variable);
            else bindings[variable] = before;
        }

        trail.Clear();
    }

    private CelType Known(CelType type)
    {
        while (type.TypeKind == CelTypeKind.Parameter && bindings.TryGetValue(type, out var bound))
        {
            Step();
            type = bound;
        }

        return type;
    }

    private CelType JoinKnown(CelType a, CelType b)
    {
        if (ReferenceEquals(a, b)) return a;
        if (a.IsDynOrError || b.IsDynOrError) return CelType.Dyn;
        if (a.TypeKind == CelTypeKind.Parameter) return a;
        if (b.TypeKind == CelTypeKind.Parameter) return b;
        if (a.IsNull) return b;
        if (b.IsNull) return a;
        if (a.TypeKind == CelTypeKind.Wrapper) return a;
        if (b.TypeKind == CelTypeKind.Wrapper) return b;
        if (a.TypeKind != b.TypeKind || a.Parameters.Count != b.Parameters.Count) return a.TypeKind == CelTypeKind.Type ? CelType.Type : CelType.Dyn;
        if (a.Parameters.Count == 0) return a;
        if (a.TypeKind == CelTypeKind.Type) return a.Equals(b) ? a : CelType.Type;
        var parts = new CelType[a.Parameters.Count];
        for (var i = 0; i < parts.Length; i++) parts[i] = Join(a.Parameters[i], b.Parameters[i]);
        return Make(a.TypeKind, a.Name, parts);
    }
}
