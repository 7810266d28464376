using System.Text.Json;
using CreditFunctions.Core;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Http;

public sealed class ProblemsTests
{
    [Theory]
    [InlineData(ErrorKind.Malformed, 400)]
    [InlineData(ErrorKind.Unauthenticated, 401)]
    [InlineData(ErrorKind.Forbidden, 403)]
    [InlineData(ErrorKind.NotFound, 404)]
    [InlineData(ErrorKind.Conflict, 409)]
    [InlineData(ErrorKind.Gone, 410)]
    [InlineData(ErrorKind.TooLarge, 413)]
    [InlineData(ErrorKind.UnsupportedType, 415)]
    [InlineData(ErrorKind.Invalid, 422)]
    [InlineData(ErrorKind.TooMany, 429)]
    [InlineData(ErrorKind.Unavailable, 503)]
    public void Describe_Kind_HasItsStatus(ErrorKind kind, int status) =>
        Assert.Equal(status, Problems.Describe([new Error(kind, "code", "")]).Status);

    [Fact]
    public void Describe_EveryKind_HasAStatus() =>
        Assert.All(Enum.GetValues<ErrorKind>(), kind => Assert.InRange(Problems.StatusOf(kind), 400, 599));

    [Fact]
    public void Describe_SeveralErrors_AreAllThereWithTheFirstOnTop()
    {
        var problem = Problems.Describe([
            new Error(ErrorKind.Invalid, "text-is-malformed", "Give a title.").At("title"),
            new Error(ErrorKind.Invalid, "party-role-count", "One lead unit.").At("parties"),
        ]);

        Assert.Equal(("about:blank", "text-is-malformed", "Give a title."), (problem.Type, problem.Code, problem.Detail));
        Assert.Equal(
            [
                new ProblemError("text-is-malformed", "title", "Give a title."),
                new ProblemError("party-role-count", "parties", "One lead unit."),
            ],
            problem.Errors
        );
    }

    [Fact]
    public async Task Answer_Problem_IsProblemJson()
    {
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = services, Response = { Body = body } };

        await Problems
            .Answer(Problems.Describe([new Error(ErrorKind.Conflict, "round-is-closed", "Closed.").At("roundId")]))
            .ExecuteAsync(http);

        Assert.Equal((409, "application/problem+json"), (http.Response.StatusCode, http.Response.ContentType!.Split(';')[0]));
        using var json = JsonDocument.Parse(body.ToArray());
        Assert.Equal(
            """{"type":"about:blank","title":"Not possible now","status":409,"code":"round-is-closed","detail":"Closed.","errors":"""
                + """[{"code":"round-is-closed","field":"roundId","message":"Closed."}]}""",
            json.RootElement.GetRawText()
        );
    }
}
