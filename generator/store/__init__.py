"""What is remembered between builds, and the parts that every manifest is made of."""
