namespace CreditFunctions.Functions.CreditChecks.Sources;

/// <summary>信用中国: read by officers.</summary>
public sealed class CreditChina : CreditSourceDefinition
{
    public override Uri Address { get; } = new("https://www.creditchina.gov.cn/");
}
