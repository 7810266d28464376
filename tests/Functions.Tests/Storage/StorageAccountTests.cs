using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Functions.Tests.Storage;

/// <summary>The account is configured as in the Functions host, in any of three ways.</summary>
public sealed class StorageAccountTests
{
    private const string Setting = "AzureWebJobsStorage";

    [Fact]
    public void Read_ConnectionString_LeadsToItsServices()
    {
        var account = Read((Setting, "UseDevelopmentStorage=true"), ($"{Setting}:accountName", "passed-over"));

        AssertLeadsTo(account, "http://127.0.0.1:10002/devstoreaccount1", "http://127.0.0.1:10000/devstoreaccount1");
    }

    [Fact]
    public void Read_AccountName_LeadsToThePublicCloud() =>
        AssertLeadsTo(
            Read(($"{Setting}:accountName", "kejist")),
            "https://kejist.table.core.windows.net/",
            "https://kejist.blob.core.windows.net/"
        );

    [Fact]
    public void Read_ServiceUris_LeadToThem() =>
        AssertLeadsTo(
            Read(
                ($"{Setting}:tableServiceUri", "https://kejist.table.core.chinacloudapi.cn"),
                ($"{Setting}:blobServiceUri", "https://kejist.blob.core.chinacloudapi.cn"),
                ($"{Setting}:clientId", "00000000-0000-0000-0000-000000000001")
            ),
            "https://kejist.table.core.chinacloudapi.cn/",
            "https://kejist.blob.core.chinacloudapi.cn/"
        );

    [Theory]
    [InlineData(null, null)]
    [InlineData("https://kejist.table.core.chinacloudapi.cn", null)]
    [InlineData(null, "https://kejist.blob.core.chinacloudapi.cn")]
    [InlineData("kejist.table", "kejist.blob")]
    public void Read_TooLittle_NamesAllThreeWays(string? tables, string? blobs)
    {
        var exception = Assert.Throws<InvalidOperationException>(() =>
            Read(
                (Setting, ""),
                ($"{Setting}:accountName", ""),
                ($"{Setting}:tableServiceUri", tables),
                ($"{Setting}:blobServiceUri", blobs)
            )
        );

        Assert.All(
            (string[])[$"{Setting} to a connection string", $"{Setting}__accountName", $"{Setting}__tableServiceUri", "__blobServiceUri"],
            way => Assert.Contains(way, exception.Message, StringComparison.Ordinal)
        );
    }

    private static StorageAccount Read(params (string Key, string? Value)[] settings) =>
        StorageAccount.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)))
                .Build()
        );

    private static void AssertLeadsTo(StorageAccount account, string tables, string blobs) =>
        Assert.Equal((new Uri(tables), new Uri(blobs)), (account.CreateTableClient().Uri, account.CreateBlobClient().Uri));
}
