using System.Text.Json;
using CreditFunctions.Core;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Http;

public sealed class ProblemsTests
{
    [Theory]
    [InlineData("json-is-malformed", 400)]
    [InlineData("body-is-empty", 400)]
    [InlineData("access-is-missing", 401)]
    [InlineData("code-is-wrong", 403)]
    [InlineData("application-not-found", 404)]
    [InlineData("round-not-found", 404)]
    [InlineData("task-not-found", 404)]
    [InlineData("page-not-found", 404)]
    [InlineData("document-not-found", 404)]
    [InlineData("move-is-not-legal", 409)]
    [InlineData("application-is-not-a-draft", 409)]
    [InlineData("round-is-closed", 409)]
    [InlineData("round-is-published", 409)]
    [InlineData("task-has-expired", 410)]
    [InlineData("body-is-too-large", 413)]
    [InlineData("document-is-too-large", 413)]
    [InlineData("content-type-is-not-json", 415)]
    [InlineData("document-type-is-not-accepted", 415)]
    [InlineData("idempotency-key-is-taken", 422)]
    [InlineData("text-is-malformed", 422)]
    [InlineData("citizen-id-check-is-wrong", 422)]
    [InlineData("too-many-wrong-codes", 429)]
    [InlineData("try-again", 503)]
    public void Describe_Code_HasItsStatus(string code, int status) => Assert.Equal(status, Problems.Describe([new Error(code, "")]).Status);

    [Fact]
    public void Describe_SeveralFaults_AreAllThereWithTheFirstOnTop()
    {
        var problem = Problems.Describe([new Error("text-is-malformed", "Give a title.").At("title"), new Error("party-role-count", "One lead unit.").At("parties")]);

        Assert.Equal(("about:blank", "text-is-malformed", "Give a title."), (problem.Type, problem.Code, problem.Detail));
        Assert.Equal([new ProblemFault("text-is-malformed", "title", "Give a title."), new ProblemFault("party-role-count", "parties", "One lead unit.")], problem.Errors);
    }

    [Fact]
    public async Task Answer_Problem_IsProblemJson()
    {
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = services, Response = { Body = body } };

        await Problems.Answer(Problems.Describe([new Error("round-is-closed", "Closed.").At("roundId")])).ExecuteAsync(http);

        Assert.Equal((409, "application/problem+json"), (http.Response.StatusCode, http.Response.ContentType!.Split(';')[0]));
        using var json = JsonDocument.Parse(body.ToArray());
        Assert.Equal(
            """{"type":"about:blank","title":"Not possible now","status":409,"code":"round-is-closed","detail":"Closed.","errors":[{"code":"round-is-closed","field":"roundId","message":"Closed."}]}""",
            json.RootElement.GetRawText());
    }
}
