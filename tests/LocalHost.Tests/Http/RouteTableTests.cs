using CreditFunctions.LocalHost.Http;
using CreditFunctions.LocalHost.Workers;
using CreditFunctions.LocalHost.Workers.Protocol;
using Microsoft.AspNetCore.Routing;

namespace CreditFunctions.LocalHost.Tests.Http;

public sealed class RouteTableTests
{
    [Fact]
    public void TryFind_RoutesThatMatch_TakesTheFirstByName()
    {
        var routes = Build(Http("b", "delete", "x"), Http("A", "get", "x"), Http("z", "get", "{*rest}"));

        Assert.Equal("A", Find(routes, "GET", "/x"));
        Assert.Equal("b", Find(routes, "DELETE", "/x"));
        Assert.Equal("z", Find(routes, "GET", "/y"));
        Assert.Null(Find(routes, "PUT", "/x"));
    }

    [Fact]
    public void Build_OverlappingRoutes_IsRefusedNamingBoth()
    {
        var refused = Assert.Throws<HostStartException>(() =>
            Build(
                Http("ShowApplication", "get\",\"post", "applications/{id}"),
                Http("NewApplication", "get", "applications/new"),
                Http("DeleteApplication", "delete", "applications/{id}")
            )
        );

        Assert.Contains("'ShowApplication' (GET,POST 'applications/{id}')", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'NewApplication' (GET 'applications/new')", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("DeleteApplication", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unknown", "Page", false)]
    [InlineData("Page", "Unknown", true)]
    [InlineData("page", "PAGEs", true)]
    public void Build_CatchAll_IsTakenIfItIsTheLastByName(string page, string catchAll, bool isTaken)
    {
        var refused = Record.Exception(() =>
            Build(Http(page, "get", "pages/{id}"), Http(catchAll, "get", "{*rest}"), Http("Zero", "post", "pages"))
        );

        Assert.Equal(isTaken, refused is null);
    }

    [Fact]
    public void Build_CatchAllBesideOneBelowAFolder_IsTaken()
    {
        var values = new RouteValueDictionary();
        var table = Build(Http("File", "get", "public/{*path}"), Http("Zero", "get", "{*path}"));

        Assert.True(table.TryFind("GET", "/public/a/b.html", values, out var file));
        Assert.True(table.TryFind("GET", "/else", values, out var rest));
        Assert.Equal(("File", "Zero"), (file.Function.Name, rest.Function.Name));
    }

    [Fact]
    public void Build_TwoCatchAllsOfOneMethod_IsRefused() =>
        Assert.Throws<HostStartException>(() => Build(Http("Y", "get", "{*rest}"), Http("Z", "get", "{*path}")));

    [Fact]
    public void Build_CatchAllOfEachMethod_IsTaken()
    {
        var routes = Build(Http("Page", "get", "pages"), Http("Y", "post", "{*rest}"), Http("Z", "get", "{*path}"));

        Assert.Equal(("Z", "Y"), (Find(routes, "GET", "/unknown"), Find(routes, "POST", "/unknown")));
    }

    [Fact]
    public void Build_RouteOfTheHost_IsRefused()
    {
        var refused = Assert.Throws<HostStartException>(() => Build(Http("Instances", "get", "Admin/instances")));

        Assert.Contains("'Instances'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("belongs to the host", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_CatchAll_LeavesTheHostItsPaths() =>
        Assert.Null(Find(Build(Http("Z", "get", "{*rest}")), "GET", "/admin/host/status"));

    [Fact]
    public void Build_Prefix_StandsBeforeEveryRoute()
    {
        var routes = RouteTable.Build(FunctionCatalog.Read([Http("A", "get", "x")]), "api");

        Assert.Equal("A", Find(routes, "GET", "/api/x"));
        Assert.Null(Find(routes, "GET", "/x"));
    }

    private static RouteTable Build(params RpcFunctionMetadata[] functions) => RouteTable.Build(FunctionCatalog.Read(functions), "");

    private static string? Find(RouteTable routes, string method, string path) =>
        routes.TryFind(method, path, new RouteValueDictionary(), out var endpoint) ? endpoint.Function.Name : null;

    private static RpcFunctionMetadata Http(string name, string methods, string route) =>
        new()
        {
            Name = name,
            RawBindings =
            {
                $$"""{"name":"request","type":"httpTrigger","direction":"In","methods":["{{methods}}"],"route":"{{route}}"}""",
            },
        };
}
