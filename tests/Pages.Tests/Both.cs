namespace CreditFunctions.Pages.Tests;

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
