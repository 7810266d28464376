using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace CreditFunctions.LocalHost.Http;

internal enum RouteSegmentKind
{
    Literal,

    /// <summary>Exactly one part.</summary>
    Parameter,

    /// <summary>One part or none.</summary>
    Optional,

    /// <summary>No part at all: what remains of an optional parameter of maximum length 0.</summary>
    Nothing,

    /// <summary>Any number of parts, none included.</summary>
    Rest,
}

/// <summary>One part of a route: a literal's text, or a parameter's name.</summary>
internal readonly partial record struct RouteSegment(RouteSegmentKind Kind, string Text)
{
    public static bool TryParse(string part, out RouteSegment segment, [NotNullWhen(false)] out string? fault)
    {
        fault = null;
        segment = default;
        if (part.Length == 0)
        {
            fault = "It has an empty segment. Take one slash out.";
            return false;
        }

        if (!part.Contains('{') && !part.Contains('}'))
        {
            segment = new(RouteSegmentKind.Literal, part);
            return true;
        }

        var match = ParameterPattern().Match(part);
        if (!match.Success)
        {
            fault =
                $"Its segment '{part}' is none of 'text', '{{name}}', '{{name?}}', '{{*name}}' and '{{name:maxlength(0)?}}'. "
                + "A value that fails another constraint would be an empty 404 that no middleware sees: parse the value in the function.";
            return false;
        }

        var kind =
            match.Groups["rest"].Success ? RouteSegmentKind.Rest
            : match.Groups["nothing"].Success ? RouteSegmentKind.Nothing
            : match.Groups["optional"].Success ? RouteSegmentKind.Optional
            : RouteSegmentKind.Parameter;
        segment = new(kind, match.Groups["name"].Value);
        return true;
    }

    /// <summary>Whether some single part of a path fits both. Neither takes the rest.</summary>
    public bool MeetsOnePart(RouteSegment other) =>
        (Kind, other.Kind) switch
        {
            (RouteSegmentKind.Nothing, _) or (_, RouteSegmentKind.Nothing) => false,
            (RouteSegmentKind.Literal, RouteSegmentKind.Literal) => string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase),
            _ => true,
        };

    [GeneratedRegex(@"^\{(?:(?<rest>\*\*?)(?<name>\w+)|(?<name>\w+)(?:(?<nothing>:maxlength\(0\)\?)|(?<optional>\?))?)\}$")]
    private static partial Regex ParameterPattern();
}
