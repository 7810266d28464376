using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.LocalRuntime.Hosting.Invocation;

/// <summary>Converts a route value as the worker does. What cannot be converted is the function's failure, so ids come as strings.</summary>
internal static class RouteValueBinder
{
    public static ParameterBinder? For(ParameterInfo parameter)
    {
        var name = parameter.Name!;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (ConverterFor(type) is not { } convert)
        {
            return null;
        }

        var missing = parameter.HasDefaultValue ? parameter.DefaultValue
            : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
            : null;
        return invocation => ((HttpContext)invocation.Trigger).Request.RouteValues.TryGetValue(name, out var value) && value is string text
            ? new(convert(text))
            : new(missing);
    }

    private static Func<string, object?>? ConverterFor(Type type)
    {
        if (type == typeof(string))
        {
            return static text => text;
        }

        if (type == typeof(Guid))
        {
            return static text => Guid.Parse(text);
        }

        if (type == typeof(DateTime))
        {
            return static text => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        }

        if (type == typeof(DateTimeOffset))
        {
            return static text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        }

        if (type.IsEnum)
        {
            return text => Enum.Parse(type, text, ignoreCase: true);
        }

        return type == typeof(bool) || type == typeof(decimal) || (type.IsPrimitive && type != typeof(char) && type != typeof(nint) && type != typeof(nuint))
            ? text => JsonSerializer.Deserialize(text, type)
            : null;
    }
}
