using CreditFunctions.Functions.Api;
using CreditFunctions.Functions.Home;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Tests.Api;

/// <summary>The catalog describes every HTTP function.</summary>
public sealed class ApiCatalogTests
{
    [Fact]
    public void Operations_HttpFunctions_AreAllThereOnce()
    {
        var functions = typeof(ApiCatalog)
            .Assembly.GetTypes()
            .Where(type =>
                type.GetMethods()
                    .Any(method =>
                        method.GetParameters().Any(parameter => parameter.IsDefined(typeof(HttpTriggerAttribute), inherit: false))
                    )
            );

        // The handler of unknown addresses is not an operation.
        Assert.Equal(
            functions
                .Where(function => function != typeof(ZeroMatchEndpoint))
                .Select(function => function.Name)
                .Order(StringComparer.Ordinal),
            ApiCatalog.Operations.Select(operation => operation.Function.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Operations_Each_StatesWhatItIsForAndWhatItAnswers() =>
        Assert.All(
            ApiCatalog.Operations,
            operation =>
            {
                Assert.EndsWith(".", operation.Summary, StringComparison.Ordinal);
                Assert.NotEmpty(operation.Responses);
                Assert.All(operation.Responses, answer => Assert.InRange(answer.Status, 200, 399));
            }
        );

    [Fact]
    public void Operations_WithAFunctionKey_AreTheBureaus() =>
        Assert.All(
            ApiCatalog.Operations,
            operation =>
                Assert.Equal(operation.Access == ApiAccess.Bureau, TriggerOf(operation.Function).AuthLevel == AuthorizationLevel.Function)
        );

    [Fact]
    public void Operations_ThatOnlyRead_TakeNothing() =>
        Assert.All(ApiCatalog.Operations.Where(operation => operation.Methods is ["get"]), operation => Assert.Null(operation.Request));

    private static HttpTriggerAttribute TriggerOf(Type function) =>
        function
            .GetMethods()
            .SelectMany(method => method.GetParameters())
            .SelectMany(parameter => parameter.GetCustomAttributes(inherit: false))
            .OfType<HttpTriggerAttribute>()
            .Single();
}
