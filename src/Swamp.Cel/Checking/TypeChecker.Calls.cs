namespace Swamp.Cel;

internal sealed partial class TypeChecker
{
    private CelType CheckCall(CallExpr call)
    {
        switch (call.Function)
        {
            case Operators.And: return CheckLogic(call, "logical_and");
            case Operators.Or: return CheckLogic(call, "logical_or");
            case Operators.Conditional: return CheckConditional(call);
            case Operators.OptSelect when call.Args[1] is ConstantExpr { Value.Kind: CelKind.String } field:
                references[call] = Language(call.Function, "select_optional_field");
                Check(call.Args[1]);
                return Field(Check(call.Args[0]), field.Value.RawString, call, isOptional: true);
            case Operators.MathMax or Operators.MathMin: return CheckExtreme(call);
            case Operators.Equal or Operators.NotEqual: return CheckOverloads(call, new ResolvedFunction(call.Function, false, true));
        }

        var resolved = FunctionResolver.Resolve(environment, call, name => TypeScope.Find(scope, name) is not null);
        if (resolved.IsKnown) return CheckOverloads(call, resolved);
        foreach (var arg in Arguments(call, resolved)) Check(arg);
        if (!options.RequireKnownFunctions) return CelType.Dyn;
        UnknownFunction(call, resolved);
        return CelType.Error;
    }

    private static CheckReference Language(string name, params string[] ids) => new(name, [.. ids.Select(static id => new Overload(id, [], CelType.Dyn))]);

    private static CelExpr[] Arguments(CallExpr call, ResolvedFunction resolved) => resolved.IsReceiver ? [call.Target!, .. call.Args] : call.Args;

    private CelType CheckLogic(CallExpr call, string id)
    {
        foreach (var term in call.Args) Require(Check(term), CelType.Bool, term, $"what '{CallForms.Name(call.Function)}' joins");
        references[call] = Language(call.Function, id);
        return CelType.Bool;
    }

    private CelType CheckConditional(CallExpr call)
    {
        var condition = Check(call.Args[0]);
        var yes = Check(call.Args[1]);
        var no = Check(call.Args[2]);
        Require(condition, CelType.Bool, call.Args[0], "a condition");
        references[call] = Language(call.Function, "conditional");
        if (unifier.TryAssign(yes, no)) return unifier.Join(yes, no);
        if (environment.Dialect == CelDialect.Swamp) return CelType.Dyn;
        var (first, second) = (Show(yes), Show(no));
        errors.NoOverload(
            CallForms.Place(call, isReceiver: false), $"both branches of '?:' must have one type, and these are {first} and {second}", first, CallForms.Arguments([Final(condition), Final(yes), Final(no)]), []);
        return CelType.Error;
    }

    private CelType CheckOverloads(CallExpr call, ResolvedFunction resolved)
    {
        var args = Arguments(call, resolved);
        var given = new CelType[args.Length];
        for (var i = 0; i < args.Length; i++) given[i] = Check(args[i]);
        var overloads = Declarations.Find(environment, resolved.Name, resolved.IsReceiver);
        var dialect = Declarations.FindDialect(environment, resolved.Name, resolved.IsReceiver);
        var result = Choose(call, resolved.Name, overloads, given) ?? Choose(call, resolved.Name, dialect, given);
        if (Array.Exists(given, static t => t.TypeKind == CelTypeKind.Error)) return CelType.Error;
        if (result is not null) return result;
        NoOverload(call, resolved, [.. overloads, .. dialect], given);
        return CelType.Error;
    }

    /// <summary>The result of the forms that fit, dynamic when they give different ones; null when none fits.</summary>
    private CelType? Choose(CallExpr call, string name, IReadOnlyList<Overload> overloads, CelType[] given)
    {
        CelType? result = null;
        List<Overload>? fitting = null;
        foreach (var overload in overloads)
        {
            unifier.Step();
            if (overload.Parameters.Length != given.Length) continue;
            var (parameters, type) = unifier.Instantiate(overload);
            if (!unifier.TryAssign(given, parameters)) continue;
            (fitting ??= []).Add(overload);
            type = unifier.Resolve(type);
            if (result is null) result = type;
            else if (!type.Equals(result)) result = CelType.Dyn;
        }

        if (fitting is not null) references[call] = new CheckReference(name, fitting);
        return result;
    }

    /// <summary><c>math.greatest</c> and <c>math.least</c>: numbers, or one list of them.</summary>
    private CelType CheckExtreme(CallExpr call)
    {
        var given = new CelType[call.Args.Length];
        for (var i = 0; i < given.Length; i++) given[i] = unifier.Resolve(Check(call.Args[i]));
        if (given.Length == 0) return CelType.Error;
        var list = given.Length == 1 && given[0].TypeKind == CelTypeKind.List;
        CelType[] numbers = list ? [given[0].Parameters[0]] : given;
        if (!numbers.All(IsNumber))
        {
            var name = CallForms.Name(call.Function);
            var found = CallForms.Arguments(given.Select(Final));
            string[] forms = [$"{name}(number, …)", $"{name}(list(number))"];
            errors.NoOverload(CallForms.Place(call, isReceiver: false), $"'{name}' does not take {found}; it takes {CallForms.Alternatives(forms)}", null, found, forms);
            return CelType.Error;
        }

        references[call] = new CheckReference(call.Function, []);
        return numbers.All(n => n.Equals(numbers[0])) && numbers[0].TypeKind == CelTypeKind.Simple ? numbers[0] : CelType.Dyn;
    }

    private static bool IsNumber(CelType type) =>
        type.IsDynOrError || type.TypeKind == CelTypeKind.Parameter || type.Equals(CelType.Int) || type.Equals(CelType.Uint) || type.Equals(CelType.Double)
        || (type.TypeKind == CelTypeKind.Wrapper && IsNumber(type.Parameters[0]));

    private void NoOverload(CallExpr call, ResolvedFunction resolved, Overload[] overloads, CelType[] given)
    {
        if (errors.IsFull) return;
        var types = given.Select(Final).ToArray();
        var found = CallForms.Arguments(types);
        string[] forms = [.. Nearest(call, resolved, overloads, types).Select(o => CallForms.Write(resolved.Name, resolved.IsReceiver, o.Parameters)).Distinct(StringComparer.Ordinal)];
        var isEquality = call.Function is Operators.Equal or Operators.NotEqual;
        var hint = isEquality ? "both sides must have one type" : $"there is {CallForms.Alternatives(forms)}";
        errors.NoOverload(
            CallForms.Place(call, resolved.IsReceiver),
            $"no such overload: {CallForms.Write(resolved.Name, resolved.IsReceiver, types)}; {hint}",
            forms.Length == 1 ? forms[0] : null,
            found,
            forms);
    }

    /// <summary>The forms that would fit if one argument were another one; all when there are none.</summary>
    private Overload[] Nearest(CallExpr call, ResolvedFunction resolved, Overload[] overloads, CelType[] types)
    {
        var isOfFirst = resolved.IsReceiver || call.Function is Operators.Index or Operators.OptIndex;
        var near = overloads.Where(o => o.Parameters.Length == types.Length && IsNear(o, types, isOfFirst)).ToArray();
        return near.Length > 0 ? near : overloads;
    }

    private bool IsNear(Overload overload, CelType[] types, bool isOfFirst)
    {
        var (parameters, _) = unifier.Instantiate(overload);
        var misfits = 0;
        for (var i = 0; i < types.Length; i++)
        {
            if (unifier.TryAssign(types[i], parameters[i])) continue;
            if (i == 0 && isOfFirst) return false;
            misfits++;
        }

        return misfits <= 1;
    }

    private void UnknownFunction(CallExpr call, ResolvedFunction resolved)
    {
        var (message, suggestion) = FunctionHints.For(environment, call, resolved);
        var place = CallForms.Place(call, resolved.IsReceiver);
        errors.Add(
            new CelError { Code = CelErrorCodes.UnknownFunction, Message = message, Suggestion = suggestion },
            place.Start,
            place.End);
    }
}
