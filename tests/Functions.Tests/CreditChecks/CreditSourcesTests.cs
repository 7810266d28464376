using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.CreditChecks.Sources;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.CreditChecks;

[Collection(StorageTests.Name)]
public sealed class CreditSourcesTests(TestStorage storage)
{
    [Fact]
    public async Task Registered_AreTheClassesOfTheFolderAndHaveTextsInBothLanguages()
    {
        await using var app = new TestApp(storage);
        var sources = app.Get<CreditSources>();

        Assert.Empty(CreditSources.FindUndefined(RuleBook.BuiltIn));
        foreach (var source in Sources.All)
        {
            Assert.Equal(source, sources[source].Source);
            foreach (var culture in new[] { "zh-CN", "en" })
            {
                Assert.NotEmpty(Pages.Texts.In(System.Globalization.CultureInfo.GetCultureInfo(culture))[$"CreditChecks.Source.{source}"]);
            }
        }
    }

    [Fact]
    public void FindUndefined_RuleFileNamesASourceThatDoesNotExist_StatesWhichFileAndSource() =>
        Assert.Contains(
            "Rule file 2026.1 names the credit source BureauLists, which this version of the app does not have.",
            CreditSources.FindUndefined(RuleBook.BuiltIn, ["CreditChina"])
        );

    [Fact]
    public void Indexer_UndefinedSource_NamesTheFolder() =>
        Assert.Contains(
            "Functions/CreditChecks/Sources",
            Assert.Throws<InvalidOperationException>(() => new CreditSources([])[CreditSource.Parse("CreditChina").Value]).Message
        );
}
