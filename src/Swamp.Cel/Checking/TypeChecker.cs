using System.Runtime.CompilerServices;

namespace Swamp.Cel;

/// <summary>
/// Finds the type of every part of an expression, as the specification's gradual typing asks: what is declared is checked, what is not is
/// dynamic and fits everywhere.
/// </summary>
internal sealed partial class TypeChecker
{
    private const long MinSteps = 1_000_000;
    private const long StepsPerCharacter = 50;

    private readonly CelEnvironment environment;
    private readonly CelCompileOptions options;
    private readonly TypeUnifier unifier;
    private readonly CheckErrors errors;
    private readonly Dictionary<CelExpr, CelType> types = [];
    private readonly Dictionary<CelExpr, CheckReference> references = [];
    private readonly Dictionary<string, CelType> declared = new(StringComparer.Ordinal);
    private TypeScope? scope;

    private TypeChecker(CelEnvironment environment, CelCompileOptions options, string source)
    {
        this.environment = environment;
        this.options = options;
        unifier = new TypeUnifier(MinSteps + (StepsPerCharacter * source.Length));
        errors = new CheckErrors(source);
    }

    public static CelCheckResult Check(CelEnvironment environment, CelParseResult parsed, CelCompileOptions options)
    {
        var checker = new TypeChecker(environment, options, parsed.Source);
        try
        {
            var type = checker.Check(parsed.Root);
            if (options.ResultType is { } wanted && !checker.unifier.TryAssign(type, wanted))
            {
                checker.errors.Mismatch(parsed.Root, "the result", checker.Show(wanted), checker.Show(type));
            }

            checker.Finish();
        }
        catch (CheckLimitException)
        {
            checker.types.Clear();
            checker.errors.TooLarge();
        }

        return new CelCheckResult(parsed, checker.types, checker.references, checker.errors.Sorted);
    }

    private void Finish()
    {
        foreach (var expr in types.Keys.ToArray()) types[expr] = Final(types[expr]);
    }

    private string Show(CelType type) => CallForms.Type(Final(type));

    /// <summary>The type as users see it; what is wrong or not known is dynamic.</summary>
    private CelType Final(CelType type)
    {
        var final = unifier.Resolve(type, isFinal: true);
        return final.TypeKind == CelTypeKind.Error ? CelType.Dyn : final;
    }

    private CelType Check(CelExpr expr)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new CheckLimitException();
        unifier.Step();
        var type = expr switch
        {
            ConstantExpr constant => constant.Value.TypeOf(),
            IdentExpr ident => CheckIdent(ident),
            SelectExpr select => CheckSelect(select),
            CallExpr call => CheckCall(call),
            ListExpr list => CheckList(list),
            MapExpr map => CheckMap(map),
            MacroExpr macro => CheckMacro(macro),
            MessageExpr message => CheckMessage(message),
            _ => CelType.Error,
        };
        types[expr] = type;
        return type;
    }

    private CelType CheckIdent(IdentExpr ident)
    {
        if (!ident.IsAbsolute && TypeScope.Find(scope, ident.Name) is { } local)
        {
            references[ident] = new CheckReference(ident.Name, []);
            return local;
        }

        if (Known(ident, ident.IsAbsolute ? "." + ident.Name : ident.Name) is { } known) return known;
        references[ident] = new CheckReference(ident.Name, []);
        if (!options.RequireDeclaredVariables) return CelType.Dyn;
        var names = environment.Variables.Keys.ToList();
        for (var outer = scope; outer is not null; outer = outer.Outer) names.Add(outer.Name);
        errors.Add(
            new CelError
            {
                Code = CelErrorCodes.UnknownIdentifier,
                Message = $"undeclared reference to '{ident.Name}'",
                Suggestion = Suggestions.Nearest(ident.Name, names),
            },
            ident.Offset,
            ident.End);
        return CelType.Error;
    }

    /// <summary>The type of the declared variable or of the type that a name stands for; null when it stands for neither.</summary>
    private CelType? Known(CelExpr at, string name)
    {
        foreach (var candidate in environment.Candidates(name))
        {
            if (environment.Variables.TryGetValue(candidate, out var type)) type = unifier.Replace(type, declared);
            else if (CelTypes.ByName.TryGetValue(candidate, out var named)) type = CelType.TypeOf(named);
            else continue;
            references[at] = new CheckReference(candidate, []);
            return type;
        }

        return null;
    }

    private CelType CheckSelect(SelectExpr select)
    {
        if (!select.IsTest && Qualified(select) is { } known) return known;
        var type = Field(Check(select.Operand), select.Field, select, isOptional: false);
        return select.IsTest ? CelType.Bool : type;
    }

    private CelType? Qualified(SelectExpr select)
    {
        if (QualifiedName.Root(select) is not { } root || (!root.IsAbsolute && TypeScope.Find(scope, root.Name) is not null)) return null;
        if (!environment.HasQualifiedVariables && root.Name != "google") return null;
        var text = new System.Text.StringBuilder();
        QualifiedName.Append(text, select);
        return Known(select, text.ToString());
    }

    /// <summary>The type of a field; of a field of an optional, or one that may be missing, an optional.</summary>
    private CelType Field(CelType operand, string field, CelExpr at, bool isOptional)
    {
        var target = unifier.Resolve(operand);
        isOptional |= target.IsOptional;
        if (target.IsOptional) target = target.Parameters[0];
        var type = CelType.Dyn;
        switch (target.TypeKind)
        {
            case CelTypeKind.Map:
                type = target.Parameters[1];
                break;
            case CelTypeKind.Parameter:
                unifier.TryAssign(CelType.Dyn, target);
                break;
            case CelTypeKind.Dyn or CelTypeKind.Error: break;
            default:
                var found = Show(operand);
                errors.NoOverload((at.Offset, at.End), $"a value of type {found} has no field '{field}'", "map", found, []);
                break;
        }

        return isOptional ? OptionalOf(type) : type;
    }

    private static CelType OptionalOf(CelType type) => TypeUnifier.Make(CelTypeKind.Opaque, "optional_type", type);

    private static CelType ListOf(CelType type) => TypeUnifier.Make(CelTypeKind.List, "list", type);

    private static CelType MapOf(CelType key, CelType value) => TypeUnifier.Make(CelTypeKind.Map, "map", key, value);

    private CelType CheckList(ListExpr list)
    {
        CelType? joined = null;
        for (var i = 0; i < list.Elements.Length; i++)
        {
            var type = Check(list.Elements[i]);
            if (list.IsOptional(i)) type = Present(type, list.Elements[i]);
            joined = Join(joined, type);
        }

        return ListOf(joined ?? unifier.Fresh());
    }

    private CelType CheckMap(MapExpr map)
    {
        CelType? keys = null;
        CelType? values = null;
        foreach (var entry in map.Entries)
        {
            keys = Join(keys, Check(entry.Key));
            var type = Check(entry.Value);
            if (entry.IsOptional) type = Present(type, entry.Value);
            values = Join(values, type);
        }

        return MapOf(keys ?? unifier.Fresh(), values ?? unifier.Fresh());
    }

    /// <summary>The type in an optional that stands behind a question mark.</summary>
    private CelType Present(CelType type, CelExpr at)
    {
        var inner = unifier.Fresh();
        if (unifier.TryAssign(type, CelType.Optional(inner))) return inner;
        errors.Mismatch(at, "what follows '?'", "an optional", Show(type));
        return CelType.Error;
    }

    /// <summary>The type of a container's elements when one more comes to it; dynamic when they have nothing in common.</summary>
    private CelType Join(CelType? before, CelType type)
    {
        if (before is null) return type;
        return unifier.TryAssign(before, type) ? unifier.Join(before, type) : CelType.Dyn;
    }

    private CelType CheckMessage(MessageExpr message)
    {
        foreach (var field in message.Fields) Check(field.Value);
        errors.Add(
            new CelError { Code = CelErrorCodes.Unsupported, Message = $"messages are not supported: {message.TypeName}" },
            message.Offset,
            message.Offset + 1);
        return CelType.Error;
    }

    private void Require(CelType type, CelType wanted, CelExpr at, string what)
    {
        if (!unifier.TryAssign(type, wanted)) errors.Mismatch(at, what, Show(wanted), Show(type));
    }
}
