using CreditFunctions.LocalHost.Http;
using Microsoft.AspNetCore.Routing;

namespace CreditFunctions.LocalHost.Tests.Http;

public sealed class RouteTemplateTests
{
    [Theory]
    [InlineData("", "/", "")]
    [InlineData("rounds", "/rounds", "")]
    [InlineData("rounds", "/ROUNDS", "")]
    [InlineData("rounds", "/rounds/", "")]
    [InlineData("rounds/{id}", "/rounds/7", "id=7")]
    [InlineData("rounds/{id}", "/rounds/7/", "id=7")]
    [InlineData("rounds/{id}", "/rounds/a%2Fb", "id=a%2Fb")]
    [InlineData("rounds/{id}/log", "/Rounds/X/Log", "id=X")]
    [InlineData("rounds/{id?}", "/rounds", "")]
    [InlineData("rounds/{id?}", "/rounds/7", "id=7")]
    [InlineData("public/{*path}", "/public", "path=")]
    [InlineData("public/{*path}", "/public/a/b c", "path=a/b c")]
    [InlineData("public/{*path}", "/public/a%2Fb/c", "path=a%2Fb/c")]
    [InlineData("public/{**path}", "/public/a/b/", "path=a/b/")]
    [InlineData("{ignored:maxlength(0)?}", "/", "")]
    public void TryMatch_PathThatFits_TakesTheValues(string template, string path, string expected)
    {
        var values = new RouteValueDictionary();

        Assert.True(RouteTemplate.Parse(template).TryMatch(path, values));
        Assert.Equal(expected, string.Join(';', values.Select(value => $"{value.Key}={value.Value}")));
    }

    [Theory]
    [InlineData("", "/rounds")]
    [InlineData("rounds", "/")]
    [InlineData("rounds", "/round")]
    [InlineData("rounds", "/rounds//")]
    [InlineData("rounds", "/rounds/7")]
    [InlineData("rounds/{id}", "/rounds")]
    [InlineData("rounds/{id}", "/rounds/")]
    [InlineData("rounds/{id}", "/rounds//")]
    [InlineData("rounds/{id}", "/rounds/7/8")]
    [InlineData("rounds/{id}/log", "/rounds//log")]
    [InlineData("{ignored:maxlength(0)?}", "/x")]
    public void TryMatch_PathThatDoesNotFit_IsFalse(string template, string path) =>
        Assert.False(RouteTemplate.Parse(template).TryMatch(path, []));

    [Theory]
    [InlineData("rounds//log", "cannot appear consecutively")]
    [InlineData("rounds/{id:int}", "parse the value in the function")]
    [InlineData("rounds/{id:maxlength(5)?}", "parse the value in the function")]
    [InlineData("rounds/r-{id}", "Its segments can be")]
    [InlineData("rounds/{id=7}", "Its segments can be")]
    [InlineData("rounds/{id", "incomplete parameter")]
    [InlineData("{*path}/log", "last segment")]
    [InlineData("{id?}/log", "Nothing can follow")]
    [InlineData("{id}/{ID}", "more than one time")]
    public void Parse_TemplateThatTheHostDoesNotTake_SaysWhy(string template, string fault)
    {
        var refused = Assert.Throws<FormatException>(() => RouteTemplate.Parse(template));

        Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("applications/{id}", "applications/new", true)]
    [InlineData("applications/{id}", "Applications/{number}", true)]
    [InlineData("applications/{id}/documents", "applications/{id}/{part}", true)]
    [InlineData("applications/{id}", "applications", false)]
    [InlineData("applications/{id?}", "applications", true)]
    [InlineData("applications/{id}", "rounds/{id}", false)]
    [InlineData("applications/{id}/documents", "applications/{id}/parties", false)]
    [InlineData("public/{*path}", "public", true)]
    [InlineData("public/{*path}", "public/notices/{id}", true)]
    [InlineData("public/{*path}", "rounds/{id}", false)]
    [InlineData("{*path}", "anything/at/all", true)]
    [InlineData("{ignored:maxlength(0)?}", "rounds", false)]
    [InlineData("{ignored:maxlength(0)?}", "{page}", false)]
    [InlineData("{ignored:maxlength(0)?}", "{page?}", true)]
    [InlineData("{ignored:maxlength(0)?}", "{*path}", true)]
    public void Overlaps_TwoTemplates_IsWhetherSomePathFitsBoth(string left, string right, bool expected)
    {
        Assert.Equal(expected, RouteTemplate.Parse(left).Overlaps(RouteTemplate.Parse(right)));
        Assert.Equal(expected, RouteTemplate.Parse(right).Overlaps(RouteTemplate.Parse(left)));
    }

    [Theory]
    [InlineData("", "rounds", "/rounds")]
    [InlineData("api", "rounds", "/api/rounds")]
    [InlineData("/api/v1/", "rounds", "/API/v1/rounds")]
    public void Below_Prefix_MatchesPrefixAndRoute(string prefix, string template, string path) =>
        Assert.True(RouteTemplate.Parse(template).Below(prefix).TryMatch(path, []));
}
