using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace CreditFunctions.LocalHost.Http;

/// <summary>
/// A route as the Functions host matches it: case-insensitive, without a trailing slash, parameters equal to literals. It supports
/// literals, <c>{name}</c>, a last <c>{name?}</c> or <c>{*name}</c>, and <c>{name:maxlength(0)?}</c>, the route of the root.
/// </summary>
internal sealed partial class RouteTemplate
{
    private readonly TemplateMatcher _matcher;

    // One part per segment: others are refused.
    private readonly RoutePatternPart[] _parts;

    private RouteTemplate(string text, RoutePattern pattern)
    {
        Text = text;
        _parts = [.. pattern.PathSegments.Select(segment => segment.Parts[0])];
        _matcher = new TemplateMatcher(new Microsoft.AspNetCore.Routing.Template.RouteTemplate(pattern), []);
    }

    public string Text { get; }

    public string? FirstLiteral => _parts is [RoutePatternLiteralPart first, ..] ? first.Content : null;

    /// <summary>Whether it matches every path.</summary>
    public bool IsCatchAll => _parts is [RoutePatternParameterPart { IsCatchAll: true }];

    /// <exception cref="FormatException">Not supported; the message gives the reason.</exception>
    public static RouteTemplate Parse(string text)
    {
        try
        {
            // A parameter that must be empty is not a segment of a path.
            var trimmed = text.Trim('/');
            var pattern = RoutePatternFactory.Parse(EmptyParameter().Replace(trimmed, ""));
            RequireKnown(pattern);
            return new RouteTemplate(trimmed, pattern);
        }
        catch (RoutePatternException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    /// <summary>The same route below a prefix of literals.</summary>
    public RouteTemplate Below(string prefix) => Parse($"{prefix.Trim('/')}/{Text}");

    /// <summary>Reads values from a path in which <c>%2F</c> is still encoded. After a mismatch the values are invalid.</summary>
    public bool TryMatch(string path, RouteValueDictionary values) => _matcher.TryMatch(new PathString(path), values);

    /// <summary>Whether a path can match both.</summary>
    public bool Overlaps(RouteTemplate other) => Overlap(_parts, other._parts);

    private static void RequireKnown(RoutePattern pattern)
    {
        foreach (var segment in pattern.PathSegments)
        {
            var parameter = segment.Parts[0] as RoutePatternParameterPart;
            if (!segment.IsSimple || parameter is { Default: not null } or { ParameterPolicies.Count: > 0 })
            {
                throw new FormatException(
                    "Its segments can be 'text', '{name}', '{name?}', '{*name}' and '{name:maxlength(0)?}'. A value that fails another "
                        + "constraint would be an empty 404 that no middleware sees: parse the value in the function."
                );
            }

            if (parameter is { IsOptional: true } && segment != pattern.PathSegments[^1])
            {
                throw new FormatException($"Nothing can follow '{parameter.Name}', which is optional.");
            }
        }
    }

    private static bool Overlap(ReadOnlySpan<RoutePatternPart> left, ReadOnlySpan<RoutePatternPart> right)
    {
        if (MatchesNothingMore(left) && MatchesNothingMore(right))
        {
            return true;
        }

        if (left.IsEmpty || right.IsEmpty)
        {
            return false;
        }

        if (left[0] is RoutePatternParameterPart { IsCatchAll: true } || right[0] is RoutePatternParameterPart { IsCatchAll: true })
        {
            return true;
        }

        var fitOnePart =
            (left[0] as RoutePatternLiteralPart)?.Content is not { } one
            || (right[0] as RoutePatternLiteralPart)?.Content is not { } other
            || one.Equals(other, StringComparison.OrdinalIgnoreCase);
        return fitOnePart && Overlap(left[1..], right[1..]);
    }

    private static bool MatchesNothingMore(ReadOnlySpan<RoutePatternPart> parts) =>
        parts.IsEmpty || parts[0] is RoutePatternParameterPart { IsOptional: true } or RoutePatternParameterPart { IsCatchAll: true };

    [GeneratedRegex(@"(^|/)\{\w+:maxlength\(0\)\?\}$")]
    private static partial Regex EmptyParameter();
}
