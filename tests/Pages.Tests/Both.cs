namespace CreditFunctions.Pages.Tests;

/// <summary>Every sample page in both languages.</summary>
public sealed class Both : TheoryData<string, string>
{
    public Both()
    {
        foreach (var sample in Samples.All)
        {
            Add(sample.Name, "zh-CN");
            Add(sample.Name, "en");
        }
    }
}
