using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Routing;

namespace CreditFunctions.LocalHost.Http;

/// <summary>
/// A route as the Functions host matches it: without regard to case, a trailing slash ignored, a parameter as good as a literal.
/// It knows literals, <c>{name}</c>, a last <c>{name?}</c> or <c>{*name}</c>, and <c>{name:maxlength(0)?}</c>, the route of the root.
/// </summary>
internal sealed class RouteTemplate
{
    private readonly ImmutableArray<RouteSegment> _segments;

    private RouteTemplate(string text, ImmutableArray<RouteSegment> segments)
    {
        Text = text;
        _segments = segments;
        ParameterNames = segments
            .Where(segment => segment.Kind is not RouteSegmentKind.Literal)
            .Select(segment => segment.Text)
            .ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public string Text { get; }

    public ImmutableHashSet<string> ParameterNames { get; }

    public string? FirstLiteral => _segments is [{ Kind: RouteSegmentKind.Literal } first, ..] ? first.Text : null;

    /// <summary>Whether it fits every path.</summary>
    public bool IsCatchAll => _segments is [{ Kind: RouteSegmentKind.Rest }];

    public static bool TryParse(string text, [NotNullWhen(true)] out RouteTemplate? template, [NotNullWhen(false)] out string? fault)
    {
        template = null;
        var trimmed = text.Trim('/');
        var segments = ImmutableArray.CreateBuilder<RouteSegment>();
        foreach (var part in trimmed.Length == 0 ? [] : trimmed.Split('/'))
        {
            if (segments is [.., { Kind: not (RouteSegmentKind.Literal or RouteSegmentKind.Parameter) } last])
            {
                fault = $"Nothing can follow '{last.Text}', which is optional or takes all the rest.";
                return false;
            }

            if (!RouteSegment.TryParse(part, out var segment, out fault))
            {
                return false;
            }

            segments.Add(segment);
        }

        template = new RouteTemplate(trimmed, segments.ToImmutable());
        if (template.ParameterNames.Count < segments.Count(segment => segment.Kind is not RouteSegmentKind.Literal))
        {
            fault = "Two of its parameters have the same name. Rename one.";
            return false;
        }

        fault = null;
        return true;
    }

    /// <summary>The same route below a prefix of literals.</summary>
    public RouteTemplate Below(string prefix)
    {
        var literals = prefix
            .Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => new RouteSegment(RouteSegmentKind.Literal, part));
        return new RouteTemplate($"{prefix.Trim('/')}/{Text}".Trim('/'), [.. literals, .. _segments]);
    }

    /// <summary>Takes the values out of a path in which <c>%2F</c> is still encoded. After a mismatch the values are of no use.</summary>
    public bool TryMatch(string path, RouteValueDictionary values)
    {
        var position = path.StartsWith('/') ? 1 : 0;
        foreach (var (kind, text) in _segments)
        {
            if (kind is RouteSegmentKind.Rest)
            {
                values[text] = position < path.Length ? path[position..] : null;
                return true;
            }

            if (position >= path.Length)
            {
                return kind is RouteSegmentKind.Optional or RouteSegmentKind.Nothing;
            }

            var slash = path.IndexOf('/', position);
            var end = slash < 0 ? path.Length : slash;
            var part = path.AsSpan(position, end - position);
            var isMatch = kind switch
            {
                RouteSegmentKind.Literal => part.Equals(text, StringComparison.OrdinalIgnoreCase),
                RouteSegmentKind.Nothing => false,
                _ => !part.IsEmpty,
            };
            if (!isMatch)
            {
                return false;
            }

            if (kind is not RouteSegmentKind.Literal)
            {
                values[text] = part.ToString();
            }

            position = end + 1;
        }

        return position >= path.Length;
    }

    /// <summary>Whether some path matches both.</summary>
    public bool Overlaps(RouteTemplate other) => Overlap(_segments.AsSpan(), other._segments.AsSpan());

    private static bool Overlap(ReadOnlySpan<RouteSegment> left, ReadOnlySpan<RouteSegment> right)
    {
        if (MatchesNothingMore(left) && MatchesNothingMore(right))
        {
            return true;
        }

        if (left.IsEmpty || right.IsEmpty)
        {
            return false;
        }

        if (left[0].Kind is RouteSegmentKind.Rest || right[0].Kind is RouteSegmentKind.Rest)
        {
            return true;
        }

        return left[0].MeetsOnePart(right[0]) && Overlap(left[1..], right[1..]);
    }

    private static bool MatchesNothingMore(ReadOnlySpan<RouteSegment> segments) =>
        segments.IsEmpty || segments[0].Kind is RouteSegmentKind.Optional or RouteSegmentKind.Nothing or RouteSegmentKind.Rest;
}
