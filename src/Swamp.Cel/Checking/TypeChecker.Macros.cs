namespace Swamp.Cel;

internal sealed partial class TypeChecker
{
    private CelType CheckMacro(MacroExpr macro) => macro.Kind switch
    {
        MacroKind.Block => CheckBlock(macro),
        MacroKind.Bind => CheckBind(macro),
        MacroKind.OptMap => OptionalOf(CheckOptional(macro)),
        MacroKind.OptFlatMap => CheckFlat(macro),
        _ => CheckLoop(macro),
    };

    private CelType CheckBind(MacroExpr macro)
    {
        var outer = scope;
        scope = new TypeScope(macro.Variable, Check(macro.Range), outer);
        var type = Check(macro.Body!);
        scope = outer;
        return type;
    }

    private CelType CheckBlock(MacroExpr macro)
    {
        var outer = scope;
        var slots = ((ListExpr)macro.Range).Elements;
        for (var i = 0; i < slots.Length; i++) scope = new TypeScope($"@index{i}", Check(slots[i]), scope);
        var type = Check(macro.Body!);
        scope = outer;
        return type;
    }

    private CelType CheckFlat(MacroExpr macro)
    {
        var type = CheckOptional(macro);
        var inner = unifier.Fresh();
        if (unifier.TryAssign(type, CelType.Optional(inner))) return OptionalOf(unifier.Resolve(inner));
        errors.Mismatch(macro.Body!, "the second argument of optFlatMap()", "an optional", Show(type));
        return CelType.Error;
    }

    private CelType CheckOptional(MacroExpr macro)
    {
        var range = Check(macro.Range);
        var value = unifier.Fresh();
        if (!unifier.TryAssign(range, CelType.Optional(value)))
        {
            errors.Mismatch(macro.Range, $"the receiver of {macro.Name}()", "an optional", Show(range));
            value = CelType.Error;
        }

        var outer = scope;
        scope = new TypeScope(macro.Variable, unifier.Resolve(value), outer);
        var type = Check(macro.Body!);
        scope = outer;
        return type;
    }

    private CelType CheckLoop(MacroExpr macro)
    {
        var (first, second) = Variables(macro);
        var outer = scope;
        scope = new TypeScope(macro.Variable, first, scope);
        if (macro.SecondVariable is not null) scope = new TypeScope(macro.SecondVariable, second, scope);
        if (macro.Condition is not null) Require(Check(macro.Condition), CelType.Bool, macro.Condition, $"the condition of {macro.Name}()");
        var body = macro.Body is null ? CelType.Bool : Check(macro.Body);
        scope = outer;
        return macro.Kind switch
        {
            MacroKind.Filter => ListOf(first),
            MacroKind.Map or MacroKind.TransformList => ListOf(body),
            MacroKind.TransformMap => MapOf(first, body),
            MacroKind.SortBy => Sorted(macro, first, body),
            MacroKind.TransformMapEntry => Entries(macro, body),
            _ => CelType.Bool,
        };
    }

    private CelType Sorted(MacroExpr macro, CelType element, CelType key)
    {
        if (types.TryGetValue(macro.Range, out var range) && unifier.Resolve(range).TypeKind == CelTypeKind.Map) errors.Mismatch(macro.Range, "what sortBy() sorts", "a list", Show(range));
        key = unifier.Resolve(key);
        if (!key.IsDynOrError && key.TypeKind is CelTypeKind.List or CelTypeKind.Map or CelTypeKind.Opaque) errors.Mismatch(macro.Body!, "the key of sortBy()", "a value that has an order", Show(key));
        return ListOf(element);
    }

    private CelType Entries(MacroExpr macro, CelType body)
    {
        var (key, value) = (unifier.Fresh(), unifier.Fresh());
        Require(body, CelType.Map(key, value), macro.Body!, "the entry of transformMapEntry()");
        return MapOf(unifier.Resolve(key), unifier.Resolve(value));
    }

    /// <summary>Types of the variables of a macro: element, or key; with two variables position and element, or key and value.</summary>
    private (CelType First, CelType Second) Variables(MacroExpr macro)
    {
        var range = unifier.Resolve(Check(macro.Range));
        switch (range.TypeKind)
        {
            case CelTypeKind.List:
                return macro.SecondVariable is null ? (range.Parameters[0], CelType.Dyn) : (CelType.Int, range.Parameters[0]);
            case CelTypeKind.Map: return (range.Parameters[0], range.Parameters[1]);
            case CelTypeKind.Dyn or CelTypeKind.Error: return (CelType.Dyn, CelType.Dyn);
            case CelTypeKind.Parameter:
                unifier.TryAssign(CelType.Dyn, range);
                return (CelType.Dyn, CelType.Dyn);
            default:
                errors.Mismatch(macro.Range, $"what {macro.Name}() walks through", "a list or a map", Show(range));
                return (CelType.Error, CelType.Error);
        }
    }
}
